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
import dev.jobinspector.ui.common.copy.CopyMenu;
import dev.jobinspector.ui.common.copy.RowCopy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Every status that the job ever answered, and every error, in order: the oldest first.
final class TimelineView extends ListView<Attempt> {
  /// Also of a case whose job is not known, or that has none.
  private static final String NONE = "No requests about this job in the history yet.";

  /// Beside the words of a row: its padding, and the scroll bar.
  private static final double MARGINS = 44;

  private Optional<Loadable<List<Attempt>>> shown = Optional.empty();

  TimelineView(DetailsViewModel model) {
    setId("details-timeline-entries");
    setAccessibleText("Requests about the job, oldest first");
    getStyleClass().add("timeline");
    setCellFactory(_ -> new AttemptCell());
    CopyMenu.install(this, TimelineView::text, RowCopy.ofAttempts(), List.of());
    model.timelineProperty().subscribe(this::show);
  }

  private void show(Loadable<List<Attempt>> state) {
    if (shown.filter(state::equals).isPresent()) {
      return;
    }
    shown = Optional.of(state);
    setPlaceholder(
        switch (state) {
          case Loadable.Idle<List<Attempt>> _, Loadable.Loaded<List<Attempt>> _ ->
              Controls.text(NONE, "quiet");
          case Loadable.Loading<List<Attempt>> _ -> Controls.text("Reading the history…", "quiet");
          case Loadable.Failed<List<Attempt>>(var why) ->
              Controls.text(Printable.lines(why.text()), "answer-problem");
        });
    List<Attempt> selected = List.copyOf(getSelectionModel().getSelectedItems());
    getItems().setAll(state instanceof Loadable.Loaded(var oldestFirst) ? oldestFirst : List.of());
    getSelectionModel().clearSelection();
    selected.forEach(getSelectionModel()::select);
  }

  /// Returns an attempt on one line, with tabs between its parts.
  private static String text(Attempt attempt) {
    Optional<Conclusion> conclusion = attempt.conclusion();
    return Stream.of(
            Times.local(attempt.intent().startedAt()),
            answered(conclusion).getText(),
            attempt.intent().operation().apiName(),
            conclusion.flatMap(TimelineView::error).orElse(""),
            conclusion.flatMap(Conclusion::requestId).orElse(""))
        .map(Printable::line)
        .collect(Collectors.joining("\t"));
  }

  private final class AttemptCell extends ListCell<Attempt> {
    @Override
    protected void updateItem(Attempt attempt, boolean empty) {
      super.updateItem(attempt, empty);
      setGraphic(empty || attempt == null ? null : entry(attempt));
      setAccessibleText(empty || attempt == null ? null : text(attempt).replace("\t", ", "));
    }
  }

  private Node entry(Attempt attempt) {
    Label time = Controls.text(Times.local(attempt.intent().startedAt()), "quiet");
    time.setMinWidth(USE_PREF_SIZE);
    HBox first =
        Controls.row(
            10,
            time,
            answered(attempt.conclusion()),
            new Label(attempt.intent().operation().apiName()));
    VBox entry = new VBox(2, first);
    attempt
        .conclusion()
        .flatMap(TimelineView::error)
        .map(error -> wrapped(error, "timeline-error"))
        .ifPresent(entry.getChildren()::add);
    attempt
        .conclusion()
        .flatMap(Conclusion::requestId)
        .map(id -> wrapped("request id " + Printable.line(id), "quiet"))
        .ifPresent(entry.getChildren()::add);
    return entry;
  }

  /// Words that are as high as they are in the width of the list.
  private Label wrapped(String words, String styleClass) {
    Label label = Controls.text(words, styleClass);
    label.prefWidthProperty().bind(widthProperty().subtract(MARGINS));
    return label;
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
