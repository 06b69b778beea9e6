package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The form that reports a result: what that does to the job, its fields, one button, and what came
/// of it below.
public final class ResultView extends VBox {
  private static final KeyCombination SEND = KeyCombination.valueOf("Shortcut+Enter");
  private static final int SHORT_ID = 8;

  private final ResultViewModel model;
  private final ResultForm form;
  private final String name;

  private ResultView(ResultViewModel model, ResultForm form, String name, String caution) {
    this.model = model;
    this.form = form;
    this.name = name;
    setId("result-" + name + "-form");
    setSpacing(8);
    getStyleClass().add("panel-form");
    Label job =
        Controls.userMessage(
            model.jobId().map(id -> id.map(Printable::line)), "monospace", "quiet");
    job.setId("result-" + name + "-job");
    HBox first = new HBox(12, Controls.title("Report " + name), job);
    first.setAlignment(Pos.BASELINE_LEFT);
    getChildren().addAll(first, Controls.text(caution, "caution"));
  }

  /// Returns the form that reports a failure.
  public static ResultView ofFailure(ResultViewModel model) {
    FailureForm form = model.failure();
    CheckedFields checked = new CheckedFields();
    ComboBox<FailureType> type =
        Controls.choice("result-failure-type", FailureType::text, List.of(FailureType.values()));
    type.valueProperty().bindBidirectional(form.typeProperty());
    TextArea message = new TextArea();
    message.setPromptText("The error message that the pipeline shows");
    message.setWrapText(true);
    message.setPrefRowCount(2);
    ResultView view =
        new ResultView(
            model,
            form,
            "failure",
            "This ends the job: its action fails. Only a job in progress accepts a result, and only"
                + " once. Everyone who can view the pipeline can read the message.");
    view.add(
        view.text(checked, "message", "Message", message, form.message()),
        new HBox(
            10,
            Controls.labelled("Type", type),
            view.text(
                checked,
                "external-id",
                "External execution id (optional)",
                new TextField(),
                form.externalId())));
    return view;
  }

  /// Returns the form that reports a success.
  public static ResultView ofSuccess(ResultViewModel model) {
    SuccessForm form = model.success();
    CheckedFields checked = new CheckedFields();
    TextField percent = new TextField();
    percent.setPromptText("100");
    percent.setPrefColumnCount(5);
    ResultView view =
        new ResultView(
            model,
            form,
            "success",
            "This ends the job: its action succeeds and the pipeline continues, whatever the worker"
                + " did. Only a job in progress accepts a result, and only once.");
    Node externalId =
        view.text(
            checked,
            "external-id",
            "External execution id (optional)",
            new TextField(),
            form.externalId());
    view.add(
        view.text(checked, "summary", "Summary (optional)", new TextField(), form.summary()),
        new HBox(
            10,
            Controls.grown(externalId),
            view.text(checked, "percent", "Percent complete", percent, form.percent())),
        Controls.quiet(
            "A revision, a continuation token and output variables can be reported on the command"
                + " line."));
    return view;
  }

  private void add(Node... fields) {
    VBox together = new VBox(10, fields);
    Controls.keptWhile(model.inProgress(), together);
    getChildren().addAll(together, submit(), said());
  }

  private VBox text(
      CheckedFields checked, String thing, String label, TextInputControl input, CheckedText text) {
    input.setId("result-" + name + "-" + thing);
    input.textProperty().bindBidirectional(text.textProperty());
    return checked.field(label, input, input, text.problem());
  }

  private Node submit() {
    Button submit =
        Controls.button("result-" + name + "-submit", "", () -> model.report(form), "accent");
    submit
        .textProperty()
        .bind(
            model
                .jobId()
                .map(id -> "Report " + name + id.map(of -> " of " + shortened(of)).orElse("")));
    Controls.disableFor(model.disabledReason(form), submit);
    Controls.tooltip(submit, SEND.getDisplayText());
    KeyRepeatGuard.countsOnce(this);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (SEND.match(key) && !key.isConsumed()) {
            key.consume();
            submit.fire();
          }
        });
    return submit;
  }

  private static String shortened(String id) {
    String shown = Printable.line(id);
    return shown.length() > SHORT_ID + 1
        ? shown.substring(0, shown.offsetByCodePoints(0, SHORT_ID)) + "…"
        : shown;
  }

  private Node said() {
    return Controls.answer(
        "result-" + name + "-said",
        model.resultProperty(),
        model.disabledReason(form),
        model.inDoubtProperty(),
        ResultView::userMessage);
  }

  private static Optional<String> userMessage(
      Loadable<JobResult> result, Optional<String> disabledReason) {
    return switch (result) {
      case Loadable.Idle<JobResult> _ -> disabledReason;
      case Loadable.Loading<JobResult> _ -> Optional.of("Reporting…");
      case Loadable.Loaded<JobResult>(var taken) -> Optional.of(taken(taken));
      case Loadable.Failed<JobResult>(var why) ->
          Optional.of(
              Printable.lines(why.text())
                  + disabledReason.map(userMessage -> "\n" + userMessage).orElse(""));
    };
  }

  private static String taken(JobResult result) {
    String what =
        switch (result) {
          case JobResult.Success _ -> "success";
          case JobResult.Failure _ -> "failure";
        };
    return "The service accepted the %s. It returns no status; the action in the pipeline shows the result."
        .formatted(what);
  }
}
