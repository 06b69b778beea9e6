package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Columns;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.LocalTimes;
import dev.jobinspector.ui.common.OutcomeLabels;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/// The rows. A click on a heading has the history sorted, not the rows that happen to be there.
final class HistoryTable extends TableView<Attempt> {
  private final HistoryViewModel model;

  HistoryTable(HistoryViewModel model) {
    super(model.rows());
    this.model = model;
    setId("history-table");
    setAccessibleText("Attempts");
    TableColumn<Attempt, ?> time =
        column(
            AttemptSort.Column.STARTED_AT,
            Columns.text("Time", 168, row -> LocalTimes.local(row.intent().startedAt())));
    column(
        AttemptSort.Column.OPERATION,
        Columns.text("Operation", 176, row -> row.intent().operation().apiName()));
    column(
        AttemptSort.Column.JOB_ID,
        Columns.text("Job", 100, row -> row.intent().job().map(Intent.Subject::id).orElse("")));
    column(
        AttemptSort.Column.PIPELINE,
        Columns.text("Where", 150, row -> row.intent().context().path()));
    column(
        AttemptSort.Column.OUTCOME,
        Columns.nodes(
            "Outcome", 98, row -> row.conclusion().map(Conclusion::outcome), OutcomeLabels::label));
    column(
        AttemptSort.Column.STATUS,
        Columns.text("Status", 92, concluded(c -> c.status().map(JobStatus::text))));
    column(
        AttemptSort.Column.ERROR_CODE,
        Columns.text(
            "Error",
            168,
            concluded(Conclusion::errorCode),
            concluded(c -> c.errorMessage().or(c::errorCode))));
    column(
        AttemptSort.Column.SENDS,
        Columns.text("Sends", 66, concluded(c -> Optional.of(Integer.toString(c.sends())))));
    column(AttemptSort.Column.DURATION, Columns.text("ms", 62, HistoryTable::milliseconds));
    column(
        AttemptSort.Column.REQUEST_ID,
        Columns.text("Request id", 240, concluded(Conclusion::requestId)));
    time.setSortType(TableColumn.SortType.DESCENDING);
    getSortOrder().setAll(java.util.List.of(time));
    setSortPolicy(_ -> sortHistory());
    setRowFactory(_ -> row());
    placeholderProperty().bind(model.page().stateProperty().map(HistoryTable::placeholder));
  }

  /// A row of which nobody knows whether it was carried out has a menu to find out; of an exported
  /// history this connection may know nothing.
  private TableRow<Attempt> row() {
    MenuItem ask = new MenuItem("What happened?");
    ask.setId("history-what-happened");
    ContextMenu menu = new ContextMenu(ask);
    TableRow<Attempt> row = new TableRow<>();
    ask.setOnAction(_ -> model.whatHappened(row.getItem()));
    row.contextMenuProperty()
        .bind(
            row.itemProperty()
                .map(attempt -> model.showsOwnHistory() && isInDoubt(attempt) ? menu : null));
    return row;
  }

  private static boolean isInDoubt(Attempt attempt) {
    return attempt.intent().operation().effect() == Operation.Effect.WRITE
        && attempt.conclusion().filter(c -> c.outcome() == Outcome.UNKNOWN).isPresent();
  }

  private TableColumn<Attempt, ?> column(AttemptSort.Column sort, TableColumn<Attempt, ?> column) {
    column.setUserData(sort);
    getColumns().add(column);
    return column;
  }

  private boolean sortHistory() {
    AttemptSort wanted =
        getSortOrder().isEmpty() ? AttemptSort.NEWEST_FIRST : sort(getSortOrder().getFirst());
    model.query().sortProperty().set(wanted);
    return true;
  }

  private static AttemptSort sort(TableColumn<Attempt, ?> column) {
    return new AttemptSort(
        (AttemptSort.Column) column.getUserData(),
        column.getSortType() == TableColumn.SortType.DESCENDING);
  }

  private static Node placeholder(Loadable<?> state) {
    Label userMessage =
        new Label(
            switch (state) {
              case Loadable.Idle<?> _, Loadable.Loading<?> _ -> "Reading the history…";
              case Loadable.Loaded<?> _ -> "No attempts to show.";
              case Loadable.Failed<?>(var why) -> Printable.lines(why.text());
            });
    userMessage.setWrapText(true);
    userMessage.getStyleClass().add("quiet");
    return userMessage;
  }

  private static Function<Attempt, String> concluded(Function<Conclusion, Optional<String>> value) {
    return row -> row.conclusion().flatMap(value).orElse("");
  }

  private static String milliseconds(Attempt row) {
    return row.conclusion()
        .map(c -> Duration.between(row.intent().startedAt(), c.finishedAt()).toMillis())
        .map(ms -> String.format(Locale.ROOT, "%,d", ms))
        .orElse("");
  }
}
