package dev.jobinspector.ui.caseview.details;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.OutcomeLabels;
import dev.jobinspector.ui.common.StatusLabel;
import dev.jobinspector.ui.common.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Every status that the job ever answered, and every error, in order: the oldest first.
final class TimelineView extends ScrollPane {
  /// Attempts that are shown: the newest.
  private static final int MOST = 200;

  /// Also of a case whose job is not known, or that has none.
  private static final String NONE = "No requests about this job in the history yet.";

  private final VBox entries = new VBox(10);
  private Optional<Loadable<List<Attempt>>> shown = Optional.empty();

  TimelineView(DetailsViewModel model) {
    setFitToWidth(true);
    entries.setId("details-timeline-entries");
    entries.setAccessibleText("Requests about the job, oldest first");
    entries.getStyleClass().add("timeline");
    setContent(entries);
    model.timelineProperty().subscribe(this::show);
  }

  private void show(Loadable<List<Attempt>> state) {
    if (shown.filter(state::equals).isPresent()) {
      return;
    }
    shown = Optional.of(state);
    entries
        .getChildren()
        .setAll(
            switch (state) {
              case Loadable.Idle<List<Attempt>> _ -> List.of(Controls.text(NONE, "quiet"));
              case Loadable.Loading<List<Attempt>> _ ->
                  List.of(Controls.text("Reading the history…", "quiet"));
              case Loadable.Loaded<List<Attempt>>(var oldestFirst) ->
                  oldestFirst.isEmpty()
                      ? List.of(Controls.text(NONE, "quiet"))
                      : entries(oldestFirst);
              case Loadable.Failed<List<Attempt>>(var why) ->
                  List.of(Controls.text(Printable.lines(why.text()), "answer-problem"));
            });
  }

  private static List<Node> entries(List<Attempt> oldestFirst) {
    List<Node> nodes = new ArrayList<>();
    int older = Math.max(0, oldestFirst.size() - MOST);
    if (older > 0) {
      nodes.add(
          Controls.text("Only the newest %d; the history has them all.".formatted(MOST), "quiet"));
    }
    oldestFirst.stream().skip(older).map(TimelineView::entry).forEach(nodes::add);
    return nodes;
  }

  private static Node entry(Attempt attempt) {
    Label time = Controls.text(Times.local(attempt.intent().startedAt()), "quiet");
    time.setMinWidth(USE_PREF_SIZE);
    HBox first =
        new HBox(
            10,
            time,
            answered(attempt.conclusion()),
            new Label(attempt.intent().operation().apiName()));
    first.setAlignment(Pos.CENTER_LEFT);
    VBox entry = new VBox(2, first);
    attempt
        .conclusion()
        .flatMap(TimelineView::error)
        .map(error -> Controls.text(error, "timeline-error"))
        .ifPresent(entry.getChildren()::add);
    attempt
        .conclusion()
        .flatMap(Conclusion::requestId)
        .map(id -> Controls.text("request id " + Printable.line(id), "quiet"))
        .ifPresent(entry.getChildren()::add);
    return entry;
  }

  private static Label answered(Optional<Conclusion> conclusion) {
    Optional<JobStatus> status = conclusion.flatMap(Conclusion::status);
    Label label =
        status.isPresent()
            ? new StatusLabel(status.get())
            : OutcomeLabels.label(conclusion.map(Conclusion::outcome));
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static Optional<String> error(Conclusion conclusion) {
    String userMessage =
        Stream.of(conclusion.errorCode(), conclusion.errorMessage())
            .flatMap(Optional::stream)
            .map(Printable::line)
            .collect(Collectors.joining(": "));
    return userMessage.isEmpty() ? Optional.empty() : Optional.of(userMessage);
  }
}
