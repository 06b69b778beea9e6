package dev.jobinspector.ui.history;

import static dev.jobinspector.attempt.AttemptColumn.DURATION;
import static dev.jobinspector.attempt.AttemptColumn.ERROR_CODE;
import static dev.jobinspector.attempt.AttemptColumn.JOB_ID;
import static dev.jobinspector.attempt.AttemptColumn.OPERATION;
import static dev.jobinspector.attempt.AttemptColumn.OUTCOME;
import static dev.jobinspector.attempt.AttemptColumn.PIPELINE;
import static dev.jobinspector.attempt.AttemptColumn.REQUEST_ID;
import static dev.jobinspector.attempt.AttemptColumn.SENDS;
import static dev.jobinspector.attempt.AttemptColumn.STARTED_AT;
import static dev.jobinspector.attempt.AttemptColumn.STATUS;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Columns;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.LocalTimes;
import dev.jobinspector.ui.common.OutcomeLabels;
import java.time.Duration;
import java.util.Locale;
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
        column(STARTED_AT, 168, row -> LocalTimes.local(row.intent().startedAt()));
    column(OPERATION, 176);
    column(JOB_ID, 100);
    column(PIPELINE, 150, row -> row.intent().context().path());
    column(
        OUTCOME,
        Columns.nodes(
            OUTCOME.heading(),
            98,
            row -> row.conclusion().map(Conclusion::outcome),
            OutcomeLabels::label));
    column(STATUS, 92);
    column(
        ERROR_CODE,
        Columns.text(ERROR_CODE.heading(), 168, ERROR_CODE::textOf, HistoryTable::error));
    column(SENDS, 66);
    column(DURATION, 62, HistoryTable::milliseconds);
    column(REQUEST_ID, 240);
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

  private void column(AttemptColumn column, double width) {
    column(column, width, column::textOf);
  }

  private TableColumn<Attempt, ?> column(
      AttemptColumn column, double width, Function<Attempt, String> text) {
    return column(column, Columns.text(column.heading(), width, text));
  }

  private TableColumn<Attempt, ?> column(AttemptColumn sort, TableColumn<Attempt, ?> column) {
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
        (AttemptColumn) column.getUserData(),
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

  private static String error(Attempt row) {
    return row.conclusion().flatMap(c -> c.errorMessage().or(c::errorCode)).orElse("");
  }

  private static String milliseconds(Attempt row) {
    return row.conclusion()
        .map(c -> Duration.between(row.intent().startedAt(), c.finishedAt()).toMillis())
        .map(ms -> String.format(Locale.ROOT, "%,d", ms))
        .orElse("");
  }
}
