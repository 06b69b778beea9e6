package dev.jobinspector.ui.stuck;

import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.ui.common.Columns;
import dev.jobinspector.ui.common.FindingCard;
import dev.jobinspector.ui.common.Icons;
import dev.jobinspector.ui.common.Loadable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The scan: what it looks for, how far it is, what it found, and what the picked line means.
public final class StuckView extends VBox {
  private static final List<Duration> CHOICES =
      Stream.of(1, 5, 15, 30, 60, 2 * 60, 6 * 60, 12 * 60, 24 * 60)
          .map(Duration::ofMinutes)
          .toList();

  private static final class DurationCell extends ListCell<Duration> {
    @Override
    protected void updateItem(Duration item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : StuckMessages.time(item));
    }
  }

  private final StuckViewModel model;

  public StuckView(StuckViewModel model) {
    this.model = model;
    getStyleClass().add("pane");
    HBox body = new HBox(12, table(), explanation());
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(header(), body);
    setMinHeight(120);
  }

  private Node header() {
    Label title = new Label("Stuck actions");
    title.getStyleClass().add("pane-title");
    title.setMinWidth(Label.USE_PREF_SIZE);
    ComboBox<Duration> atLeast = new ComboBox<>(FXCollections.observableArrayList(CHOICES));
    atLeast.setId("stuck-at-least");
    atLeast.setAccessibleText("How long an action must have been in progress");
    atLeast.setButtonCell(new DurationCell());
    atLeast.setCellFactory(_ -> new DurationCell());
    atLeast.valueProperty().bindBidirectional(model.atLeastProperty());
    Label before = new Label("in progress for at least");
    Button scan = new Button("Scan", Icons.of(Material2MZ.SEARCH));
    scan.setId("stuck-scan");
    scan.setOnAction(_ -> model.scan());
    ObservableValue<Boolean> busy =
        model.stateProperty().map(state -> state instanceof Loadable.Loading);
    Button cancel = new Button("Cancel");
    cancel.setId("stuck-cancel");
    cancel.getStyleClass().add("flat");
    cancel.setOnAction(_ -> model.cancel());
    cancel.disableProperty().bind(busy.map(is -> !is));
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(90);
    bar.progressProperty().bind(model.progressProperty().map(StuckView::share));
    bar.visibleProperty().bind(busy);
    bar.managedProperty().bind(busy);
    Label userMessage = new Label();
    userMessage.setId("stuck-state");
    userMessage.getStyleClass().add("quiet");
    userMessage.textProperty().bind(model.userMessage());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox header =
        new HBox(
            8,
            title,
            before,
            atLeast,
            scan,
            cancel,
            bar,
            userMessage,
            gap,
            filter(),
            copy(),
            show(),
            close());
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("pane-header");
    return header;
  }

  private static double share(StuckViewModel.Progress progress) {
    return progress.all() == 0
        ? ProgressBar.INDETERMINATE_PROGRESS
        : (double) progress.looked() / progress.all();
  }

  private Node filter() {
    TextField filter = TextFields.createClearableTextField();
    filter.setId("stuck-filter");
    filter.setPromptText("Filter");
    filter.setAccessibleText("Filter the stuck actions by any column");
    filter.setPrefColumnCount(10);
    filter.textProperty().bindBidirectional(model.filterProperty());
    return filter;
  }

  private Node copy() {
    Button copy = new Button("Copy");
    copy.setId("stuck-copy");
    copy.getStyleClass().add("flat");
    copy.setTooltip(new Tooltip("Copy all rows with their ids, as tab-separated text"));
    copy.setOnAction(
        _ ->
            Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, model.copied())));
    return copy;
  }

  private Node show() {
    Button show = new Button("Show job");
    show.setId("stuck-show-job");
    show.disableProperty().bind(model.jobKnown().map(known -> !known));
    show.setOnAction(_ -> model.showJob());
    return show;
  }

  private Node close() {
    Button close = new Button(null, Icons.of(Material2AL.CLOSE));
    close.setId("stuck-close");
    close.getStyleClass().addAll("button-icon", "flat");
    close.setAccessibleText("Back to the history");
    close.setTooltip(new Tooltip("Back to the history"));
    close.setOnAction(_ -> model.openProperty().set(false));
    return close;
  }

  private Node table() {
    TableView<StuckRow> table = new TableView<>(model.rows());
    table.setId("stuck-table");
    table.setAccessibleText("Stuck actions, longest first");
    table.getColumns().add(Columns.text("In progress", 108, StuckMessages::time));
    table.getColumns().add(Columns.text("Where", 232, StuckMessages::where));
    table.getColumns().add(Columns.text("Action type", 170, StuckMessages::type));
    table.getColumns().add(Columns.text("Job", 84, StuckMessages::job));
    table.getColumns().add(Columns.text("External", 84, StuckMessages::external));
    table.getColumns().add(Columns.text("Likely cause", 208, StuckMessages::cause));
    table.getColumns().forEach(column -> column.setSortable(false));
    table.setRowFactory(_ -> row());
    table.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            model.showJob();
          }
        });
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> model.pickedProperty().set(Optional.ofNullable(row)));
    table.placeholderProperty().bind(model.stateProperty().map(StuckView::placeholder));
    HBox.setHgrow(table, Priority.ALWAYS);
    return table;
  }

  private TableRow<StuckRow> row() {
    TableRow<StuckRow> row = new TableRow<>();
    row.setOnMouseClicked(
        click -> {
          if (click.getClickCount() == 2 && !row.isEmpty()) {
            model.showJob();
          }
        });
    return row;
  }

  private static Node placeholder(Loadable<?> state) {
    Label userMessage =
        new Label(
            switch (state) {
              case Loadable.Idle<?> _ -> "Connect to scan the pipelines.";
              case Loadable.Loading<?> _ -> "Loading…";
              case Loadable.Loaded<?> _ -> "Nothing to show.";
              case Loadable.Failed<?>(var why) -> Printable.lines(why.text());
            });
    userMessage.setWrapText(true);
    userMessage.getStyleClass().add("quiet");
    return userMessage;
  }

  private Node explanation() {
    VBox content = new VBox(10);
    content.setId("stuck-explanation");
    content.getStyleClass().add("findings");
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setMinWidth(300);
    pane.setPrefWidth(340);
    model
        .pickedProperty()
        .subscribe(
            row ->
                content
                    .getChildren()
                    .setAll(
                        row.map(StuckView::explanation)
                            .orElseGet(() -> List.of(quiet("Select a row to see what to do.")))));
    return pane;
  }

  private static List<Node> explanation(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck) ->
          Stream.concat(
                  stuck.findings().stream().<Node>map(FindingCard::new),
                  Stream.of(quiet(ids(stuck))))
              .toList();
      case StuckRow.Unread(var pipeline) -> List.of(quiet(pipeline.why().text()));
    };
  }

  private static String ids(StuckCase stuck) {
    StringBuilder ids = new StringBuilder();
    stuck
        .job()
        .ifPresent(
            job ->
                ids.append("Job: ")
                    .append(job.job().id())
                    .append(
                        job.certain()
                            ? "\n"
                            : "\n"
                                + "This job was seen on this action, perhaps in an earlier"
                                + " execution.\n"));
    stuck
        .context()
        .actionExecutionId()
        .ifPresent(id -> ids.append("Action execution: ").append(id).append('\n'));
    stuck
        .context()
        .pipelineExecutionId()
        .ifPresent(id -> ids.append("Pipeline execution: ").append(id).append('\n'));
    var told = stuck.execution().map(ActionExecution::told).orElse(ActionExecution.Told.NOTHING);
    told.id().ifPresent(id -> ids.append("External: ").append(id).append('\n'));
    told.url().ifPresent(url -> ids.append(url));
    return ids.toString().strip();
  }

  private static Label quiet(String text) {
    Label userMessage = new Label(Printable.lines(text));
    userMessage.setWrapText(true);
    userMessage.getStyleClass().add("quiet");
    return userMessage;
  }
}
