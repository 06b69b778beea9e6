package dev.jobinspector.ui.worklist;

import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Times;
import dev.jobinspector.ui.common.command.Command;
import dev.jobinspector.ui.common.copy.Copied;
import dev.jobinspector.ui.common.copy.CopyMenu;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;

/// The worklist: a strip of three lenses, and below it what the chosen one shows.
public final class WorklistView extends VBox {
  private static final double ROW_HEIGHT = 44;
  private static final Duration OLD = Duration.ofMinutes(2);
  private static final PseudoClass IS_OLD = PseudoClass.getPseudoClass("old");

  private final WorklistViewModel model;
  private final StuckViewModel stuck;
  private final ObservableValue<Instant> now;
  private final ListView<StuckRow> list = new ListView<>();
  private final Tooltip exactly = new Tooltip();

  /// @param refresh reads again what the lens shows
  /// @param ofSelection what can be done with the selected rows
  public WorklistView(
      WorklistViewModel model,
      ObservableValue<Instant> now,
      JobsView jobs,
      Runnable refresh,
      List<Command> ofSelection) {
    this.model = model;
    stuck = model.stuck();
    this.now = now;
    getStyleClass().add("worklist");
    VBox rows = new VBox(list(ofSelection), progress());
    VBox.setVgrow(rows, Priority.ALWAYS);
    VBox.setVgrow(jobs, Priority.ALWAYS);
    VBox stuckBody = new VBox(rows);
    stuckBody.getStyleClass().add("list-body");
    VBox.setVgrow(stuckBody, Priority.ALWAYS);
    getChildren().addAll(lenses(refresh), stuckBody, jobs);
    Controls.showWhile(jobs, model.lensProperty().map(lens -> lens == Lens.JOBS));
    Controls.showWhile(stuckBody, model.lensProperty().map(lens -> lens != Lens.JOBS));
    model
        .lensProperty()
        .subscribe(
            lens -> {
              // Built when they are first wanted: the first frame need not wait for them.
              if (lens != Lens.JOBS && stuckBody.getChildren().size() == 1) {
                stuckBody.getChildren().addFirst(new StuckFilters(model));
              }
              show(lens);
            });
    model.onVisibleRows(this::visibleRows);
    setMinWidth(300);
  }

  private Node lenses(Runnable refresh) {
    ToggleGroup group = new ToggleGroup();
    HBox strip = new HBox();
    strip.setAlignment(Pos.BOTTOM_LEFT);
    strip.getStyleClass().add("lenses");
    strip
        .getChildren()
        .addAll(
            lens(group, Lens.STUCK, "lens-stuck"),
            lens(group, Lens.JOBS, "lens-jobs"),
            lens(group, Lens.WATCHED, "lens-watched"));
    Label age =
        new Label() {
          @Override
          protected void layoutChildren() {
            super.layoutChildren();
            // Whole or not at all: an ellipsis alone would tell nothing.
            setVisible(getWidth() >= prefWidth(-1));
          }
        };
    age.setId("worklist-age");
    age.getStyleClass().add("seen");
    age.setMinWidth(0);
    ObservableValue<Optional<Instant>> seenAt = model.seenAt();
    Runnable tell = () -> showAge(age, seenAt.getValue());
    seenAt.subscribe(tell);
    now.subscribe(tell);
    Button again =
        Controls.iconButton("worklist-refresh", Material2MZ.REFRESH, "Read again (F5)", refresh);
    HBox right = new HBox(age, again);
    right.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(right, Priority.ALWAYS);
    strip.getChildren().add(right);
    return strip;
  }

  private ToggleButton lens(ToggleGroup group, Lens lens, String id) {
    ToggleButton button = new ToggleButton();
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().add("lens");
    button.setToggleGroup(group);
    button.textProperty().bind(model.title(lens));
    model.lensProperty().subscribe(chosen -> button.setSelected(chosen == lens));
    button.setOnAction(
        _ -> {
          button.setSelected(true);
          model.lensProperty().set(lens);
        });
    return button;
  }

  private void showAge(Label age, Optional<Instant> seen) {
    age.setText(seen.map(at -> Times.ago(at, now.getValue())).orElse(""));
    String found =
        model.lensProperty().get() == Lens.STUCK ? stuck.userMessage().getValue() + "\n" : "";
    exactly.setText(seen.map(at -> found + Times.exact(at)).orElse(""));
    age.setTooltip(seen.map(_ -> exactly).orElse(null));
    age.pseudoClassStateChanged(
        IS_OLD,
        seen.filter(at -> Duration.between(at, now.getValue()).compareTo(OLD) > 0).isPresent());
  }

  private Node progress() {
    ProgressBar bar = new ProgressBar();
    bar.setId("stuck-progress");
    bar.setAccessibleText("How far the scan is");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("thin");
    bar.progressProperty().bind(stuck.progressProperty().map(WorklistView::share));
    Controls.showWhile(bar, stuck.stateProperty().map(state -> state instanceof Loadable.Loading));
    return bar;
  }

  private static double share(StuckViewModel.Progress progress) {
    return progress.all() == 0
        ? ProgressBar.INDETERMINATE_PROGRESS
        : (double) progress.looked() / progress.all();
  }

  private Node list(List<Command> ofSelection) {
    list.setId("worklist");
    list.setAccessibleText("Stuck actions, longest first");
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(_ -> new StuckCell(now, stuck.regions()));
    new RowSelection<>(
        list.getSelectionModel(),
        list::getItems,
        stuck.rows().updatingProperty(),
        stuck.rows().pickedProperty(),
        stuck.rows().selectedProperty(),
        row -> stuck.rows().pick(Optional.of(row)));
    CopyMenu.install(
        list,
        row -> String.join("\t", StuckMessages.all(row, now.getValue())),
        model.rowCopy(),
        List.of(
            ofSelection,
            List.of(
                Command.of(
                        "worklist-unwatch",
                        "Stop watching",
                        () -> model.stopWatching(list.getSelectionModel().getSelectedItems()))
                    .unless(
                        model
                            .lensProperty()
                            .map(
                                lens ->
                                    lens == Lens.WATCHED
                                        ? Optional.empty()
                                        : Optional.of("Choose rows of Watched.")))),
            List.of(
                Command.of(
                    "stuck-copy",
                    "Copy all rows",
                    () -> Copied.copy("all rows", stuck.rows().copied())))));
    list.placeholderProperty()
        .bind(
            model
                .lensProperty()
                .flatMap(lens -> stuck.stateProperty().map(state -> placeholder(lens, state))));
    VBox.setVgrow(list, Priority.ALWAYS);
    return list;
  }

  private void show(Lens lens) {
    switch (lens) {
      case STUCK -> list.setItems(stuck.rows().shown());
      case WATCHED -> list.setItems(model.watched());
      case JOBS -> {}
    }
  }

  private List<StuckRow> visibleRows() {
    return list.lookupAll(".stuck-cell").stream()
        .map(node -> ((StuckCell) node).getItem())
        .filter(row -> row != null)
        .toList();
  }

  private Node placeholder(Lens lens, Loadable<?> state) {
    if (lens == Lens.WATCHED) {
      return Controls.text("Nothing is watched. Choose Watch in a case to keep it here.", "quiet");
    }
    return Controls.text(
        switch (state) {
          // That there is no connection yet, the tool bar says.
          case Loadable.Idle<?> _ ->
              stuck.serviceProperty().get().isPresent()
                  ? "Choose Find stuck to scan the pipelines. It only reads."
                  : "";
          case Loadable.Loading<?> _ -> "Looking at the pipelines…";
          case Loadable.Loaded<?> _ ->
              stuck.rows().all().findAny().isPresent()
                  ? "No row matches the filter."
                  : "Nothing has been stuck for that long.";
          case Loadable.Failed<?>(var why) -> Printable.lines(why.text());
        },
        "quiet");
  }
}
