package dev.jobinspector.ui.worklist;

import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Mark;
import dev.jobinspector.ui.common.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A row of two lines: how long, where, whose, why.
final class StuckCell extends ListCell<StuckRow> {
  private static final Duration MOMENT = Duration.ofSeconds(8);
  private static final double PLACE_WIDTH = 50;
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  private final ObservableValue<Instant> now;
  private final ScannedRegions regions;
  private final StackPane mark = new StackPane();
  private final Label age = label("row-strong");
  private final Label pipeline = label("row-strong");
  private final Label place = label("quiet");
  private final Label provider = label("quiet");
  private final Label cause = label("quiet");
  private final HBox row;
  private Optional<Mark.Kind> shown = Optional.empty();

  StuckCell(ObservableValue<Instant> now, ScannedRegions regions) {
    this.now = now;
    this.regions = regions;
    mark.setMinWidth(16);
    age.setMinWidth(56);
    age.setPrefWidth(56);
    // The pipeline comes before whose action it is, and why before where: what is cut off stands
    // whole in the tooltip.
    takesTheRest(provider, 0).setAlignment(Pos.CENTER_RIGHT);
    takesTheRest(place, PLACE_WIDTH);
    VBox lines = new VBox(1, new HBox(8, pipeline, provider), new HBox(8, place, cause));
    HBox.setHgrow(lines, Priority.ALWAYS);
    row = new HBox(8, mark, age, lines);
    row.setMinWidth(0);
    row.setPrefWidth(0);
    mark.setAlignment(Pos.TOP_CENTER);
    // A tooltip is a window of its own, so it is made for who looks.
    setOnMouseEntered(
        _ ->
            setTooltip(
                getItem() == null ? null : new Tooltip(Printable.lines(tooltip(getItem())))));
    now.subscribe(this::tick);
    getStyleClass().add("stuck-cell");
  }

  private static Label label(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setMinWidth(0);
    return label;
  }

  /// Has a label cut before the other one of its line.
  private static Label takesTheRest(Label label, double least) {
    label.setMinWidth(least);
    label.setPrefWidth(least);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  @Override
  protected void updateItem(StuckRow item, boolean empty) {
    super.updateItem(item, empty);
    setTooltip(null);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      pseudoClassStateChanged(CHANGED, false);
      return;
    }
    Mark.Kind kind = StuckMessages.mark(item);
    if (!shown.equals(Optional.of(kind))) {
      shown = Optional.of(kind);
      mark.getChildren().setAll(new Mark(kind));
    }
    pipeline.setText(Printable.line(StuckMessages.pipeline(item)));
    place.setText(Printable.line(StuckMessages.place(item)));
    provider.setText(Printable.line(provider(item)));
    cause.setText(Printable.line(StuckMessages.shortCause(item)));
    setGraphic(row);
    tick();
    setAccessibleText(
        String.join(
            ", ",
            age.getText(),
            pipeline.getText(),
            place.getText(),
            provider.getText(),
            cause.getText()));
  }

  private String provider(StuckRow row) {
    return regions.areSeveral()
        ? Stream.of(StuckMessages.provider(row), StuckMessages.region(row))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" · "))
        : StuckMessages.provider(row);
  }

  private static String tooltip(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck, var moved, _) ->
          StuckMessages.where(row)
              + moved.map(words -> "\nMoved: " + words).orElse("")
              + "\n"
              + StuckMessages.cause(row)
              + stuck.since().map(since -> "\nSince " + Times.exact(since)).orElse("");
      case StuckRow.Unseen _ -> StuckMessages.where(row) + "\n" + StuckMessages.cause(row);
      case StuckRow.Unread(var pipeline) -> pipeline.why().text();
    };
  }

  private void tick() {
    if (getItem() != null && !isEmpty()) {
      age.setText(StuckMessages.time(getItem(), now.getValue()));
      pseudoClassStateChanged(CHANGED, isFresh(getItem()));
    }
  }

  private boolean isFresh(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck stuck ->
          stuck
              .changedAt()
              .filter(at -> Duration.between(at, now.getValue()).compareTo(MOMENT) < 0)
              .isPresent();
      case StuckRow.Unseen _, StuckRow.Unread _ -> false;
    };
  }
}
