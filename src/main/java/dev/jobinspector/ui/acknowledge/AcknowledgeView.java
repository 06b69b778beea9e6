package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.StatusMessages;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.DroppedFile;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.Icons;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.secret.SecretField;
import dev.jobinspector.ui.common.secret.SecretsOnScreen;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;

/// The form that acknowledges: checked while typing, one button, and its answer below.
public final class AcknowledgeView extends VBox {
  private static final double LINE = 22;
  private static final PseudoClass HINT = PseudoClass.getPseudoClass("hint");

  private final AcknowledgeViewModel model;
  private final CheckedFields checked = new CheckedFields();

  private final TextField nonce = new TextField();
  private final BooleanProperty expanded = new SimpleBooleanProperty(true);
  private final VBox fields = new VBox(8);

  /// @param lookUp asks for the details of the job in the form
  public AcknowledgeView(
      AcknowledgeViewModel model,
      RequestFileViewModel requestFile,
      FileChoice files,
      SecretsOnScreen secrets,
      Runnable lookUp) {
    this.model = model;
    setSpacing(8);
    getStyleClass().addAll("acknowledge");
    FlowPane flow =
        new FlowPane(10, 8, jobId(lookUp), nonceField(), clientToken(secrets), submit());
    flow.setRowValignment(VPos.TOP);
    Controls.keptWhile(model.inProgress(), flow);
    Label note = Controls.userMessage(model.note(), "caution");
    note.setId("acknowledge-note");
    note.setMinHeight(USE_PREF_SIZE);
    fields.getStyleClass().add("acknowledge-fields");
    fields.getChildren().addAll(said(requestFile), flow, note, answer());
    Controls.showWhile(fields, expanded);
    getChildren().addAll(title(requestFile, files), fields);
    DroppedFile.on(this, requestFile::open);
    DroppedFile.on(fields, requestFile::open);
    KeyRepeatGuard.countsOnce(fields);
  }

  /// Returns all but the title: where there is little room, it stands elsewhere.
  public Node fields() {
    return fields;
  }

  /// Returns whether the fields are shown, or the title alone.
  public BooleanProperty expandedProperty() {
    return expanded;
  }

  /// Puts the keyboard where the nonce is entered.
  public void focusNonce() {
    nonce.requestFocus();
  }

  private Node title(RequestFileViewModel requestFile, FileChoice files) {
    ToggleButton name =
        Controls.named(new ToggleButton(), "acknowledge-toggle", "flat", "drawer-title");
    name.setMinWidth(USE_PREF_SIZE);
    name.textProperty().bind(expanded.map(is -> is ? "▾ Acknowledge" : "▸ Acknowledge"));
    name.selectedProperty().bindBidirectional(expanded);
    Label meaning = new Label("takes the job from its worker: you then report its result.");
    meaning.getStyleClass().add("quiet");
    meaning.setWrapText(true);
    meaning.setMinWidth(0);
    meaning.setMaxWidth(Double.MAX_VALUE);
    return Controls.row(
        8,
        name,
        Controls.grown(meaning),
        Controls.kinds("acknowledge-kind", model.form().kindProperty()),
        new RequestFileMenu(requestFile, files),
        new CopyAsMenu(model));
  }

  private static Node said(RequestFileViewModel requestFile) {
    Label said =
        Controls.userMessage(
            requestFile.saidProperty().map(AcknowledgeView::userMessage), "request-file-said");
    said.setId("acknowledge-file-said");
    said.setMinHeight(Label.USE_PREF_SIZE);
    requestFile
        .saidProperty()
        .subscribe(
            state -> said.pseudoClassStateChanged(HINT, !(state instanceof Loadable.Failed)));
    return said;
  }

  private static Optional<String> userMessage(Loadable<String> said) {
    return switch (said) {
      case Loadable.Idle<String> _, Loadable.Loading<String> _ -> Optional.empty();
      case Loadable.Loaded<String>(var userMessage) -> Optional.of(Printable.line(userMessage));
      case Loadable.Failed<String>(var why) -> Optional.of(Printable.lines(why.text()));
    };
  }

  private Node jobId(Runnable lookUp) {
    TextField field = Controls.named(new TextField(), "acknowledge-job-id", "monospace");
    field.setPromptText("01234567-89ab-cdef-0123-456789abcdef");
    field.textProperty().bindBidirectional(model.form().jobIdProperty());
    field.setOnAction(_ -> lookUp.run());
    Button look =
        Controls.named(
            new Button(null, Icons.of(Material2AL.INFO)), "acknowledge-look-up", "button-icon");
    Controls.tooltip(look, "Show this job's details (Enter)");
    look.setAccessibleText("Show this job's details");
    Controls.disableFor(model.form().jobIdProblem(), look);
    look.setOnAction(_ -> lookUp.run());
    HBox row = new HBox(6, Controls.grown(field), look);
    row.setPrefWidth(340);
    VBox box = checked.field("Job id", row, field, model.form().jobIdProblem());
    Label note = Controls.userMessage(model.form().jobIdNote(), "quiet");
    note.setId("acknowledge-job-id-note");
    box.getChildren().add(note);
    return box;
  }

  private Node nonceField() {
    Controls.named(nonce, "acknowledge-nonce", "monospace");
    nonce.setPromptText("from the poll");
    nonce.textProperty().bindBidirectional(model.form().nonceProperty());
    nonce.setOnAction(_ -> model.submit());
    nonce.setPrefWidth(130);
    VBox box = checked.field("Nonce", nonce, nonce, model.form().nonceProblem());
    Label note = Controls.userMessage(model.form().nonceNote(), "quiet");
    note.setId("acknowledge-nonce-note");
    note.setMaxWidth(190);
    note.setMinHeight(USE_PREF_SIZE);
    box.getChildren().add(note);
    return box;
  }

  private Node clientToken(SecretsOnScreen secrets) {
    SecretField secret =
        new SecretField("acknowledge-client-token", model.form().clientTokenProperty(), secrets);
    secret.onEnter(model::submit);
    secret.setPrefWidth(190);
    VBox box =
        checked.field("Client token", secret, secret.input(), model.form().clientTokenProblem());
    box.disableProperty().bind(model.form().kindProperty().isEqualTo(JobKind.CUSTOM));
    Controls.showWhile(box, model.form().kindProperty().isEqualTo(JobKind.THIRD_PARTY));
    return box;
  }

  private Node submit() {
    Button submit = Controls.button("acknowledge-submit", "Acknowledge job", model::submit);
    submit.setMaxWidth(Double.MAX_VALUE);
    Controls.disableFor(model.disabledReason(), submit);
    StackPane around = new StackPane(submit);
    // As low as the fields beside it, whose names stand above them.
    around.getStyleClass().add("beside-fields");
    Tooltip why = new Tooltip();
    why.textProperty()
        .bind(model.disabledReason().map(userMessage -> userMessage.orElse("Sends one request.")));
    Tooltip.install(around, why);
    return around;
  }

  private Node answer() {
    Label status =
        Controls.words(
            "acknowledge-status",
            model.resultProperty().map(AcknowledgeView::statusText),
            "answered-status");
    Label meaning =
        Controls.userMessage(
            model.resultProperty().map(AcknowledgeView::meaning), "answer-meaning");
    Label said = new Label("The service answered");
    said.getStyleClass().add("quiet");
    HBox row = Controls.row(8, said, status);
    // The status is never cut; its meaning wraps beside it.
    row.setMinWidth(USE_PREF_SIZE);
    Controls.showWhile(row, status.textProperty().isNotEmpty());
    meaning.setMinHeight(USE_PREF_SIZE);
    meaning.setMinWidth(0);
    Label problem =
        Controls.answer(
            "acknowledge-problem",
            model.resultProperty(),
            model.disabledReason(),
            model.inDoubtProperty(),
            AcknowledgeView::problem);
    // A line is always kept for it: nothing moves when an answer comes. All of it is always seen.
    VBox answer =
        new VBox(4, Controls.row(10, row, Controls.grown(meaning)), problem) {
          @Override
          protected double computePrefHeight(double width) {
            return Math.max(LINE, super.computePrefHeight(width));
          }
        };
    answer.setMinHeight(USE_PREF_SIZE);
    return answer;
  }

  private static String statusText(Loadable<JobStatus> result) {
    return result instanceof Loadable.Loaded(var status) ? Printable.line(status.text()) : "";
  }

  private static Optional<String> meaning(Loadable<JobStatus> result) {
    return result instanceof Loadable.Loaded(var status)
        ? Optional.of(StatusMessages.meaning(status))
        : Optional.empty();
  }

  private static Optional<String> problem(
      Loadable<JobStatus> result, Optional<String> disabledReason) {
    return switch (result) {
      case Loadable.Failed<JobStatus>(var why) ->
          Optional.of(
              Printable.lines(why.text())
                  + disabledReason.map(userMessage -> "\n" + userMessage).orElse(""));
      case Loadable.Idle<JobStatus> _ -> disabledReason;
      case Loadable.Loading<JobStatus> _ -> Optional.of("Acknowledging…");
      case Loadable.Loaded<JobStatus> _ -> Optional.empty();
    };
  }
}
