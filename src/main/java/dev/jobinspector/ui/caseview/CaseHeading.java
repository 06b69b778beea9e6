package dev.jobinspector.ui.caseview;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.CopyableText;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Mark;
import dev.jobinspector.ui.common.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the case is: where it stands, its job, its state now and how old that is.
final class CaseHeading extends VBox {
  /// A state that was seen longer ago than this looks old.
  private static final Duration OLD = Duration.ofMinutes(2);

  private static final PseudoClass IS_OLD = PseudoClass.getPseudoClass("old");

  private final Label heading = new Label();
  private final Label badge = new Label();
  private final CopyableText jobId = new CopyableText("Job id", "");
  private final Label state = new Label();
  private final Label age = new Label();
  private final Tooltip exactly = new Tooltip();
  private Optional<Mark.Kind> mark = Optional.empty();

  CaseHeading(CaseViewModel model, ObservableValue<Instant> now, CaseActions acts) {
    super(4);
    getStyleClass().add("case-head");
    heading.setId("case-heading");
    heading.getStyleClass().add("case-heading");
    heading.setWrapText(true);
    heading.setMaxWidth(Double.MAX_VALUE);
    heading.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(heading, Priority.ALWAYS);
    badge.getStyleClass().add("badge");
    badge.setMinWidth(USE_PREF_SIZE);
    jobId.setId("case-job-id");
    state.setId("case-state");
    state.getStyleClass().add("case-state");
    state.setMinWidth(USE_PREF_SIZE);
    age.setId("case-age");
    age.getStyleClass().add("seen");
    age.setMinWidth(USE_PREF_SIZE);
    Button backButton = Controls.button("case-back", "‹ Back", acts::back, "flat");
    Button copy = copyId(model);
    Button console = console(model, acts);
    Button report = Controls.button("case-report", "Report…", acts::report, "flat");
    report.disableProperty().bind(model.stateProperty().map(Optional::isEmpty));
    HBox first = new HBox(6, backButton, heading, copy, report, console);
    first.setAlignment(Pos.CENTER_LEFT);
    HBox second = new HBox(10, badge, jobId, Controls.gap(), state, age);
    second.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(first, second);
    model.stateProperty().subscribe(this::show);
    model.stateProperty().subscribe(() -> showAge(model, now.getValue()));
    model.readingProperty().subscribe(() -> showAge(model, now.getValue()));
    now.subscribe(instant -> showAge(model, instant));
  }

  private static Button copyId(CaseViewModel model) {
    Button copy =
        Controls.button(
            "case-copy-id",
            "Copy id",
            () -> model.stateProperty().get().ifPresent(CaseView::copyId),
            "flat");
    keyed(copy, "c");
    Controls.tooltip(copy, "Copy the job id, or that of the action execution");
    copy.disableProperty()
        .bind(model.stateProperty().map(open -> open.flatMap(CaseState::id).isEmpty()));
    return copy;
  }

  private static void keyed(Button button, String key) {
    button.setGraphic(Controls.key(key));
    button.setContentDisplay(ContentDisplay.RIGHT);
  }

  private static Button console(CaseViewModel model, CaseActions acts) {
    Button console =
        Controls.button(
            "case-console",
            "Console ↗",
            () -> model.console().getValue().ifPresent(acts::browse),
            "flat");
    keyed(console, "o");
    console.setAccessibleText("Open the pipeline in the AWS console");
    console.disableProperty().bind(model.console().map(Optional::isEmpty));
    Tooltip where = new Tooltip();
    where
        .textProperty()
        .bind(
            model
                .console()
                .map(link -> link.orElse("Only a pipeline at AWS has a page in the console.")));
    console.setTooltip(where);
    return console;
  }

  private void show(Optional<CaseState> open) {
    heading.setText(Printable.line(open.map(CaseState::heading).orElse("Nothing selected")));
    badge.setText(open.map(CaseState::badge).orElse(""));
    Controls.show(badge, open.isPresent());
    Optional<String> id = open.flatMap(CaseState::job).map(KnownJob::id);
    jobId.setText(
        Printable.line(
            id.orElse(
                open.filter(it -> !it.kind().hasJob()).isPresent()
                    ? "not a job"
                    : "job id not known")));
    Controls.show(jobId, open.isPresent());
    state.setText(Printable.line(open.map(CaseState::state).orElse("")));
    Optional<Mark.Kind> now = open.map(CaseState::mark);
    if (!now.equals(mark)) {
      mark = now;
      state.setGraphic(now.map(Mark::new).orElse(null));
    }
  }

  private void showAge(CaseViewModel model, Instant now) {
    Optional<Instant> seen = model.stateProperty().get().flatMap(CaseState::seenAt);
    boolean failed = model.readingProperty().get() instanceof Loadable.Failed;
    age.setText(
        seen.map(at -> "seen " + Times.ago(at, now)).orElse("")
            + (failed ? " · refresh failed" : ""));
    exactly.setText(seen.map(Times::exact).orElse(""));
    age.setTooltip(seen.map(_ -> exactly).orElse(null));
    age.pseudoClassStateChanged(
        IS_OLD,
        failed || seen.filter(at -> Duration.between(at, now).compareTo(OLD) > 0).isPresent());
  }
}
