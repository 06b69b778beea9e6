package dev.jobinspector.ui.history;

import dev.jobinspector.job.Attempt;
import dev.jobinspector.job.Conclusion;
import dev.jobinspector.job.Intent;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.Operation;
import dev.jobinspector.job.Outcome;
import dev.jobinspector.ui.common.Columns;
import dev.jobinspector.ui.common.Fields;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Moments;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/// The table of attempts, its search and its filters.
public final class HistoryView extends VBox {
  private final HistoryViewModel model;
  private final FileChoice files;

  public HistoryView(HistoryViewModel model, FileChoice files) {
    this.model = model;
    this.files = files;
    getStyleClass().add("pane");
    getChildren().addAll(header(), problem(), table());
    setMinHeight(120);
  }

  private Node header() {
    Label title = new Label("History");
    title.getStyleClass().add("pane-title");
    TextField search = TextFields.createClearableTextField();
    search.setId("history-search");
    search.setPromptText("Search job, pipeline, error, request id");
    search.setAccessibleText("Search the history");
    search.setPrefColumnCount(24);
    search.textProperty().bindBidirectional(model.searchProperty());
    CheckBox errorsOnly = new CheckBox("Errors only");
    errorsOnly.setId("history-errors-only");
    errorsOnly.selectedProperty().bindBidirectional(model.errorsOnlyProperty());
    CheckBox thisJob = new CheckBox("Picked job only");
    thisJob.setId("history-picked-job-only");
    thisJob.selectedProperty().bindBidirectional(model.thisJobOnlyProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button older = new Button("Show older");
    older.setId("history-older");
    older.getStyleClass().add("flat");
    older.disableProperty().bind(model.moreProperty().not());
    older.setOnAction(_ -> model.showOlder());
    Button export = new Button("Export…");
    export.setId("history-export");
    export.getStyleClass().add("flat");
    export.setTooltip(new Tooltip("Save all attempts that match as CSV"));
    export.setOnAction(_ -> files.saveAs("job-inspector-history.csv").ifPresent(model::export));
    Label exported = new Label();
    exported.setId("history-exported");
    exported.getStyleClass().add("quiet");
    exported.textProperty().bind(model.exportedProperty().map(HistoryView::exported));
    HBox header = new HBox(12, title, search, errorsOnly, thisJob, gap, exported, older, export);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("pane-header");
    return header;
  }

  private static String exported(Loadable<String> state) {
    return switch (state) {
      case Loadable.Idle<String> _ -> "";
      case Loadable.Loading<String> _ -> "Exporting…";
      case Loadable.Loaded<String>(var words) -> words;
      case Loadable.Failed<String>(var why) -> why.what();
    };
  }

  private Node problem() {
    return Fields.words(
        model
            .stateProperty()
            .map(
                state ->
                    state instanceof Loadable.Failed(var why)
                        ? Optional.of(why.text())
                        : Optional.<String>empty()),
        "answer-problem");
  }

  private Node table() {
    TableView<Attempt> table = new TableView<>(model.rows());
    table.setId("history-table");
    table.setAccessibleText("Attempts, newest first");
    table
        .getColumns()
        .add(Columns.text("Time", 168, row -> Moments.local(row.intent().startedAt())));
    table
        .getColumns()
        .add(Columns.text("Operation", 176, row -> row.intent().operation().apiName()));
    table
        .getColumns()
        .add(
            Columns.text("Job", 100, row -> row.intent().job().map(Intent.Subject::id).orElse("")));
    table.getColumns().add(Columns.text("Where", 150, row -> row.intent().context().path()));
    table
        .getColumns()
        .add(Columns.nodes("Outcome", 98, Attempt::conclusion, conclusion -> outcome(conclusion)));
    table
        .getColumns()
        .add(Columns.text("Status", 92, concluded(c -> c.status().map(JobStatus::text))));
    table
        .getColumns()
        .add(
            Columns.text(
                "Error",
                168,
                concluded(Conclusion::errorCode),
                concluded(c -> c.errorMessage().or(c::errorCode))));
    table
        .getColumns()
        .add(Columns.text("Sends", 62, concluded(c -> Optional.of(Integer.toString(c.sends())))));
    table.getColumns().add(Columns.text("ms", 56, HistoryView::milliseconds));
    table.getColumns().add(Columns.text("Request id", 240, concluded(Conclusion::requestId)));
    // The newest first is the order of the history; another order would be of the page only.
    table.getColumns().forEach(column -> column.setSortable(false));
    table.setRowFactory(_ -> row());
    table.placeholderProperty().bind(model.stateProperty().map(HistoryView::placeholder));
    VBox.setVgrow(table, Priority.ALWAYS);
    return table;
  }

  /// A row of which nobody knows whether it was carried out has a menu to find out.
  private TableRow<Attempt> row() {
    MenuItem ask = new MenuItem("What happened?");
    ask.setId("history-what-happened");
    ContextMenu menu = new ContextMenu(ask);
    TableRow<Attempt> row = new TableRow<>();
    ask.setOnAction(_ -> model.whatHappened(row.getItem()));
    row.contextMenuProperty()
        .bind(row.itemProperty().map(attempt -> isInDoubt(attempt) ? menu : null));
    return row;
  }

  private static boolean isInDoubt(Attempt attempt) {
    return attempt.intent().operation().effect() == Operation.Effect.WRITE
        && attempt.conclusion().filter(c -> c.outcome() == Outcome.UNKNOWN).isPresent();
  }

  private static Node placeholder(Loadable<?> state) {
    Label words =
        new Label(
            switch (state) {
              case Loadable.Idle<?> _, Loadable.Loading<?> _ -> "Reading the history…";
              case Loadable.Loaded<?> _ -> "No attempts to show.";
              case Loadable.Failed<?>(var why) -> why.text();
            });
    words.setWrapText(true);
    words.getStyleClass().add("quiet");
    return words;
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

  private static Node outcome(Optional<Conclusion> conclusion) {
    Label label = new Label(conclusion.map(c -> text(c.outcome())).orElse("under way"));
    label
        .getStyleClass()
        .addAll("outcome", conclusion.map(c -> styleClass(c.outcome())).orElse("under-way"));
    return label;
  }

  private static String text(Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> "confirmed";
      case REJECTED -> "rejected";
      case UNKNOWN -> "unknown";
      case NOT_SENT -> "not sent";
    };
  }

  private static String styleClass(Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> "confirmed";
      case REJECTED -> "rejected";
      case UNKNOWN -> "unknown";
      case NOT_SENT -> "not-sent";
    };
  }
}
