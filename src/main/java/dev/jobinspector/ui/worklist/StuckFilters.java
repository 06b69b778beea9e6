package dev.jobinspector.ui.worklist;

import dev.jobinspector.troubleshooting.scan.StuckReport;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/// What stands above the stuck rows: which of them are shown, and how the scan stands.
final class StuckFilters extends VBox {
  private static final List<Duration> CHOICES =
      Stream.of(1, 5, 15, 30, 60, 2 * 60, 6 * 60, 12 * 60, 24 * 60)
          .map(Duration::ofMinutes)
          .toList();

  static final double HEIGHT = 28;

  private static final class DurationCell extends ListCell<Duration> {
    @Override
    protected void updateItem(Duration item, boolean empty) {
      super.updateItem(item, empty);
      setText(
          empty || item == null
              ? null
              : "≥ " + (item.toHours() > 0 ? item.toHours() + " h" : item.toMinutes() + " min"));
    }
  }

  private final WorklistViewModel model;
  private final StuckViewModel stuck;

  StuckFilters(WorklistViewModel model) {
    this.model = model;
    stuck = model.stuck();
    getChildren().addAll(filterRow(), chips(), state());
  }

  private Node filterRow() {
    TextField filter = TextFields.createClearableTextField();
    filter.setId("stuck-filter");
    filter.setPromptText("Filter");
    filter.setAccessibleText("Filter the rows by any column");
    filter.textProperty().bindBidirectional(stuck.rows().filterProperty());
    HBox.setHgrow(filter, Priority.ALWAYS);
    ComboBox<Duration> atLeast = new ComboBox<>(FXCollections.observableArrayList(CHOICES));
    atLeast.setId("stuck-at-least");
    atLeast.setAccessibleText("How long an action must have been in progress");
    atLeast.setButtonCell(new DurationCell());
    atLeast.setCellFactory(_ -> new DurationCell());
    atLeast.setMinWidth(116);
    atLeast.setPrefWidth(116);
    atLeast.valueProperty().bindBidirectional(stuck.atLeastProperty());
    atLeast.setOnAction(_ -> stuck.scan());
    // Each would be as high as its own skin likes, and another one than that of Jobs.
    filter.setPrefHeight(HEIGHT);
    atLeast.setPrefHeight(HEIGHT);
    atLeast.setMinHeight(HEIGHT);
    HBox row = new HBox(8, filter, atLeast);
    row.getStyleClass().add("list-filter");
    Controls.showWhile(row, model.lensProperty().map(lens -> lens == Lens.STUCK));
    return row;
  }

  private Node chips() {
    ChipStrip strip = new ChipStrip(stuck.rows().chips(), "stuck");
    Controls.showWhile(
        strip,
        model
            .lensProperty()
            .flatMap(
                lens ->
                    stuck
                        .rows()
                        .chips()
                        .offeredProperty()
                        .flatMap(
                            offered ->
                                stuck
                                    .stateProperty()
                                    .map(
                                        state ->
                                            lens == Lens.STUCK
                                                && !offered.isEmpty()
                                                && !(state instanceof Loadable.Loading)))));
    return strip;
  }

  /// Returns what a scan says of itself while it is in progress, when it can be stopped, and what
  /// it missed. How many it found stands in the lens.
  private Node state() {
    Label userMessage = new Label();
    userMessage.setId("stuck-state");
    userMessage.getStyleClass().add("list-state");
    userMessage.textProperty().bind(stuck.userMessage());
    userMessage.setWrapText(true);
    Button cancel = Controls.button("stuck-cancel", "Cancel", stuck::cancel, "flat", "small");
    Controls.showWhile(
        cancel, stuck.stateProperty().map(state -> state instanceof Loadable.Loading));
    HBox row = new HBox(8, userMessage, Controls.gap(), cancel);
    row.setAlignment(Pos.CENTER_LEFT);
    Controls.showWhile(
        row,
        model
            .lensProperty()
            .flatMap(
                lens ->
                    stuck
                        .stateProperty()
                        .map(state -> lens == Lens.STUCK && isWorthSaying(state))));
    return row;
  }

  private static boolean isWorthSaying(Loadable<StuckReport> state) {
    return switch (state) {
      case Loadable.Idle<StuckReport> _ -> false;
      case Loadable.Loading<StuckReport> _, Loadable.Failed<StuckReport> _ -> true;
      case Loadable.Loaded<StuckReport>(var report) ->
          report.isStopped() || !report.unread().isEmpty() || report.cases().isEmpty();
    };
  }
}
