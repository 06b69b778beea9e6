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
import dev.jobinspector.ui.common.OutcomeLabels;
import dev.jobinspector.ui.common.Times;
import dev.jobinspector.ui.common.command.Command;
import dev.jobinspector.ui.common.copy.CopyMenu;
import dev.jobinspector.ui.common.copy.RowCopy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

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
            STARTED_AT,
            Columns.text(
                STARTED_AT.heading(),
                164,
                row -> Times.local(row.intent().startedAt()),
                row -> Times.exact(row.intent().startedAt())));
    time.setText(STARTED_AT.heading() + " (" + Times.zone() + ")");
    column(OPERATION, 176);
    column(JOB_ID, 100);
    column(PIPELINE, 220, this::where);
    column(
        OUTCOME,
        Columns.nodes(
            OUTCOME.heading(),
            118,
            row -> row.conclusion().map(Conclusion::outcome),
            OutcomeLabels::userMessage,
            OutcomeLabels::label));
    column(STATUS, 92);
    column(
        ERROR_CODE,
        Columns.text(ERROR_CODE.heading(), 168, ERROR_CODE::textOf, HistoryTable::error));
    column(SENDS, 66);
    column(DURATION, 62, HistoryTable::milliseconds);
    column(REQUEST_ID, 240);
    time.setSortType(TableColumn.SortType.DESCENDING);
    getSortOrder().setAll(List.of(time));
    setSortPolicy(_ -> sortHistory());
    CopyMenu.install(this, RowCopy.ofAttempts(), List.of(List.of(openJob(), whatHappened())));
    setOnMouseClicked(
        click -> {
          if (click.getClickCount() == 2) {
            openSelected();
          }
        });
    setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            openSelected();
          }
        });
    placeholderProperty().bind(model.page().stateProperty().map(HistoryTable::placeholder));
  }

  private void openSelected() {
    Attempt selected = getSelectionModel().getSelectedItem();
    if (selected != null && model.showsOwnHistory()) {
      model.open(selected);
    }
  }

  private Command openJob() {
    return Command.of("history-open-job", "Open its job", this::openSelected)
        .unless(
            getSelectionModel()
                .selectedItemProperty()
                .map(
                    attempt ->
                        model.showsOwnHistory() && attempt.intent().job().isPresent()
                            ? Optional.<String>empty()
                            : Optional.of("This attempt is not about a job."))
                .orElse(Optional.of("Select an attempt.")));
  }

  /// Of an exported history this connection may know nothing.
  private Command whatHappened() {
    return Command.of(
            "history-what-happened",
            "Check the outcome",
            () -> model.whatHappened(getSelectionModel().getSelectedItem()))
        .unless(
            getSelectionModel()
                .selectedItemProperty()
                .map(
                    attempt ->
                        model.showsOwnHistory() && isInDoubt(attempt)
                            ? Optional.<String>empty()
                            : Optional.of("Its outcome is known."))
                .orElse(Optional.of("Select an attempt.")));
  }

  private String where(Attempt attempt) {
    String path = attempt.intent().context().path();
    return model.isElsewhere(attempt)
        ? path + " (another connection: " + attempt.intent().connection().region() + ")"
        : path;
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
