package dev.jobinspector.ui.worklist;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.request.copy.ConsoleLink;
import dev.jobinspector.request.copy.CopyAs;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Columns;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.DroppedFile;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.StatusLabel;
import dev.jobinspector.ui.common.copy.CopyMenu;
import dev.jobinspector.ui.common.copy.RowCopy;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/// The table of jobs and its filter.
public final class JobsView extends VBox {
  private static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");

  private final JobsViewModel model;
  private final TableView<KnownJob> table = new TableView<>();

  /// @param paste looks for jobs in the clipboard's text
  /// @param open looks for jobs in a file
  public JobsView(JobsViewModel model, Runnable paste, Consumer<Path> open) {
    this.model = model;
    getStyleClass().add("list-body");
    ChipStrip chips = new ChipStrip(model.chips(), "jobs");
    Controls.showWhile(chips, model.chips().offeredProperty().map(offered -> !offered.isEmpty()));
    getChildren().addAll(header(), chips, content());
    table.setOnKeyPressed(
        key -> {
          if (PASTE.match(key)) {
            key.consume();
            paste.run();
          }
        });
    DroppedFile.on(this, open);
  }

  /// Returns the table, whose columns the user arranges.
  public TableView<?> table() {
    return table;
  }

  private Node header() {
    TextField filter = TextFields.createClearableTextField();
    filter.setId("jobs-filter");
    filter.setPromptText("Filter");
    filter.setAccessibleText("Filter jobs by id, kind, provider, status or pipeline");
    filter.textProperty().bindBidirectional(model.filterProperty());
    HBox.setHgrow(filter, Priority.ALWAYS);
    HBox header = new HBox(8, filter);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("list-filter");
    return header;
  }

  private Node content() {
    table.setId("jobs-table");
    table.setAccessibleText("Jobs");
    TableColumn<KnownJob, Optional<JobStatus>> status =
        Columns.nodes(
            "Status",
            112,
            KnownJob::status,
            JobsView::text,
            known -> known.<Node>map(StatusLabel::new).orElseGet(JobsView::unseen));
    status.setComparator(Comparator.comparing(JobsView::text));
    table.getColumns().add(status);
    table.getColumns().add(Columns.text("Where", 168, job -> job.context().path()));
    table.getColumns().add(Columns.text("Job id", 88, KnownJob::id));
    table
        .getColumns()
        .add(
            Columns.text(
                "Provider", 112, job -> job.actionType().map(ActionTypeId::provider).orElse("")));
    table.getColumns().add(Columns.text("Kind", 94, job -> kind(job.kind())));
    table.setPlaceholder(placeholder());
    SortedList<KnownJob> sorted = new SortedList<>(model.shown());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    new RowSelection<>(
        table.getSelectionModel(),
        table::getItems,
        model.updatingProperty(),
        model.pickedProperty(),
        model.selectedProperty(),
        job -> model.pickedProperty().set(Optional.of(job)));
    CopyMenu.install(table, copy(), List.of());
    VBox.setVgrow(table, Priority.ALWAYS);
    return table;
  }

  private RowCopy<KnownJob> copy() {
    return new RowCopy<>(
        job -> Optional.of(job.id()),
        job -> model.connection().flatMap(by -> ConsoleLink.of(by, job.context())),
        job -> model.connection().map(by -> CopyAs.command(job.kind(), job.id(), by)));
  }

  /// One node for all of it: each is made part of the scene, seen or not.
  private Node placeholder() {
    ProgressIndicator indicator = new ProgressIndicator();
    indicator.setMaxSize(32, 32);
    Controls.showWhile(
        indicator,
        model
            .stateProperty()
            .map(state -> state instanceof Loadable.Loading)
            .flatMap(loading -> Bindings.isEmpty(model.shown()).map(empty -> loading && empty)));
    Label words = new Label();
    words.setWrapText(true);
    words.setMaxWidth(280);
    words.getStyleClass().add("quiet");
    words.textProperty().bind(model.stateProperty().map(JobsView::userMessage));
    return new StackPane(indicator, words);
  }

  private static String userMessage(Loadable<?> state) {
    return switch (state) {
      // That there is no connection yet, the tool bar says.
      case Loadable.Idle<?> _, Loadable.Loading<?> _ -> "";
      case Loadable.Failed<?>(var why) -> Printable.lines(why.text());
      case Loadable.Loaded<?> _ ->
          "No jobs to show.  Paste a log or a job id, or look at Stuck."
              + " CodePipeline has no"
              + " operation that lists jobs.";
    };
  }

  private static Node unseen() {
    Label unseen = new Label("not known");
    unseen.getStyleClass().add("quiet");
    return unseen;
  }

  private static String text(Optional<JobStatus> status) {
    return status.map(JobStatus::text).orElse("");
  }

  private static String kind(JobKind kind) {
    return switch (kind) {
      case CUSTOM -> "custom";
      case THIRD_PARTY -> "third party";
    };
  }
}
