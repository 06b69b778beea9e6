package dev.jobinspector.ui.caseview.activity;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.activity.Activity;
import dev.jobinspector.troubleshooting.activity.ActivityLookup;
import dev.jobinspector.troubleshooting.activity.CallText;
import dev.jobinspector.troubleshooting.activity.Coverage;
import dev.jobinspector.troubleshooting.activity.Gap;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Times;
import dev.jobinspector.ui.common.copy.CopyMenu;
import dev.jobinspector.ui.common.copy.RowCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The button that looks up who polls, how far it is, and what it found: the calls, the time that
/// the records cover, and what could not be seen.
public final class ActivityView extends VBox {
  /// @param jobs the ids of those that it is about
  private record Line(String text, String styleClass, List<String> jobs) {
    private static Line of(String text, String styleClass) {
      return new Line(text, styleClass, List.of());
    }
  }

  private static final String PLAIN = "finding-text";
  private static final String BEFORE =
      "Asks CloudTrail who polled and acknowledged last, and joins it to this action; for a Lambda"
          + " function its log as well. It only reads: at most %d requests, one a second."
              .formatted(ActivityLookup.MOST);

  /// Beside the words of a row: its padding, and the scroll bar.
  private static final double MARGINS = 44;

  private final ActivityViewModel model;
  private final ListView<Line> found = new ListView<>();

  public ActivityView(ActivityViewModel model) {
    super(10);
    this.model = model;
    getStyleClass().add("findings");
    Button ask = Controls.button("activity-look-up", "Look up who polls", model::lookUp);
    Button cancel = Controls.button("activity-cancel", "Cancel", model::cancel, "flat");
    Label progress = new Label();
    progress.setId("activity-progress");
    progress.getStyleClass().add("quiet");
    HBox row = new HBox(10, ask, cancel, progress);
    row.setAlignment(Pos.CENTER_LEFT);
    found.setId("activity-found");
    found.setAccessibleText("What AWS recorded of those who work on this action");
    found.setCellFactory(_ -> new LineCell());
    CopyMenu.install(
        found,
        Line::text,
        new RowCopy<>(List.of(RowCopy.jobId(line -> line.jobs().stream().findFirst()))),
        List.of());
    VBox.setVgrow(found, Priority.ALWAYS);
    getChildren().addAll(row, found);
    var loading = model.stateProperty().map(it -> it instanceof Loadable.Loading);
    Controls.showWhile(cancel, loading);
    Controls.showWhile(progress, loading);
    progress
        .textProperty()
        .bind(
            model
                .sentProperty()
                .map(
                    sent ->
                        "Request %s of at most %d to CloudTrail…"
                            .formatted(sent, ActivityLookup.MOST)));
    Runnable enable =
        () -> {
          Optional<String> reason = model.disabledReason();
          ask.setDisable(
              reason.isPresent() || model.stateProperty().get() instanceof Loadable.Loading);
          ask.setTooltip(reason.map(Tooltip::new).orElse(null));
        };
    model.targetProperty().subscribe(enable);
    model.serviceProperty().subscribe(enable);
    model.stateProperty().subscribe(enable);
    model.stateProperty().subscribe(this::show);
    model.targetProperty().subscribe(() -> show(model.stateProperty().get()));
  }

  private void show(Loadable<Activity> state) {
    found
        .getItems()
        .setAll(
            switch (state) {
              case Loadable.Idle<Activity> _ ->
                  List.of(Line.of(model.disabledReason().orElse(BEFORE), "quiet"));
              case Loadable.Loading<Activity> _ ->
                  List.of(Line.of("CloudTrail answers slowly: a request can take 4 s.", "quiet"));
              case Loadable.Loaded<Activity>(var activity) -> content(activity);
              case Loadable.Failed<Activity>(var why) ->
                  List.of(Line.of(why.text(), "answer-problem"));
            });
  }

  private List<Line> content(Activity activity) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            job(activity),
            "finding-title",
            activity.jobs().stream().map(KnownJob::id).limit(1).toList()));
    if (!activity.type().owner().equals("AWS")) {
      lines.add(Line.of(CallText.ofPolls(activity, Times::local), PLAIN));
    }
    for (TrailEvent call : activity.calls()) {
      lines.add(new Line(CallText.of(call, Times::local), PLAIN, call.jobIds()));
    }
    activity
        .log()
        .ifPresent(
            log ->
                lines.add(
                    Line.of(
                        "%d lines of %s were read.".formatted(log.lines(), log.group()), PLAIN)));
    activity.missing().stream()
        .map(ActivityView::missing)
        .forEach(gap -> lines.add(Line.of(gap, "finding-next")));
    lines.add(
        Line.of(
            activity.covered().isEmpty()
                ? "No records could be read."
                : "Covered (times in %s): ".formatted(Times.zone())
                    + String.join(
                        "; ", activity.covered().stream().map(ActivityView::text).toList())
                    + ". A record can be 85 minutes late, and no record proves nothing.",
            "quiet"));
    return lines;
  }

  private final class LineCell extends ListCell<Line> {
    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      Optional<Line> shown = Optional.ofNullable(line).filter(_ -> !empty);
      setGraphic(shown.map(ActivityView.this::wrapped).orElse(null));
      setAccessibleText(shown.map(Line::text).orElse(null));
    }
  }

  /// Words that are as high as they are in the width of the list.
  private Label wrapped(Line line) {
    Label words = Controls.text(line.text(), line.styleClass());
    words.prefWidthProperty().bind(found.widthProperty().subtract(MARGINS));
    return words;
  }

  private String job(Activity activity) {
    Optional<KnownJob> first = activity.jobs().stream().findFirst();
    if (first.isEmpty() && model.isJobKnown()) {
      return "The job is known; no record tells more of it.";
    }
    if (first.isEmpty()) {
      return "Not recorded: no record leads to the job of this action. Search the worker's log"
          + " for it, look up again later, or stop and abandon the execution.";
    }
    return first.get().context().actionExecutionId().isPresent()
        ? "Certain: job %s is this action's, by its details.".formatted(first.get().id())
        : "Likely: job %s, by time and identity; its details could not be read."
            .formatted(first.get().id());
  }

  private static String missing(Gap gap) {
    return "Not seen: "
        + Printable.line(gap.missing())
        + gap.permission().map(it -> " (needs " + it + ")").orElse("")
        + ".";
  }

  private static String text(Coverage coverage) {
    return "%s %s – %s%s"
        .formatted(
            coverage.of(),
            Times.local(coverage.window().from()),
            Times.local(coverage.window().to()),
            coverage.complete() ? "" : " (older ones were not read)");
  }
}
