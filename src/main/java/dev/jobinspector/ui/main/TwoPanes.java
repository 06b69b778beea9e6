package dev.jobinspector.ui.main;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Cursor;
import javafx.scene.layout.Region;

/// A list and what is opened from it: side by side with a divider to drag, or, where there is not
/// enough room for both, one at a time. What is not shown stays in the scene.
final class TwoPanes extends Region {
  /// Below this width one has the room for itself.
  static final double NARROW = 1_100;

  /// Below this one where the window is high: what the case lacks in width it has in height, as in
  /// half of a large screen or on one that stands upright. Whoever drives the window by its node
  /// ids on JavaFX's headless screen, 1,000 by 1,000, has list and case in sight, too.
  static final double NARROW_IF_HIGH = 1_000;

  private static final double HIGH = 800;

  private static final double DIVIDER = 5;
  private static final double LEAST = 300;

  private final Region list;
  private final Region opened;
  private final Region divider = new Region();
  private final DoubleProperty position = new SimpleDoubleProperty(this, "position", 0.3);
  private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper();
  private final BooleanProperty showOpened = new SimpleBooleanProperty();

  /// @param windowHeight the height of the whole window
  TwoPanes(Region list, Region opened, ReadOnlyDoubleProperty windowHeight) {
    this.list = list;
    this.opened = opened;
    divider.getStyleClass().add("divider");
    divider.setCursor(Cursor.H_RESIZE);
    divider.setOnMouseDragged(
        drag ->
            position.set(
                Math.clamp(
                    sceneToLocal(drag.getSceneX(), 0).getX() / Math.max(1, getWidth()), 0.1, 0.9)));
    getChildren().addAll(list, divider, opened);
    Runnable measure = () -> narrow.set(isNarrow(getWidth(), windowHeight.get()));
    widthProperty().subscribe(measure);
    windowHeight.subscribe(measure);
    position.subscribe(_ -> requestLayout());
    narrow.subscribe(this::choose);
    showOpened.subscribe(this::choose);
    choose();
  }

  /// Without a width yet it is not: most windows are wide, and would be laid out twice at first.
  private static boolean isNarrow(double width, double windowHeight) {
    return width > 0 && width < (windowHeight < HIGH ? NARROW : NARROW_IF_HIGH);
  }

  private void choose() {
    list.setVisible(!narrow.get() || !showOpened.get());
    opened.setVisible(!narrow.get() || showOpened.get());
    divider.setVisible(!narrow.get());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (narrow.get()) {
      list.resizeRelocate(0, 0, width, height);
      opened.resizeRelocate(0, 0, width, height);
      return;
    }
    double left = Math.round(Math.clamp(position.get() * width, LEAST, width - 2 * LEAST));
    list.resizeRelocate(0, 0, left, height);
    divider.resizeRelocate(left, 0, DIVIDER, height);
    opened.resizeRelocate(left + DIVIDER, 0, width - left - DIVIDER, height);
  }

  @Override
  protected double computeMinHeight(double width) {
    return 120;
  }

  @Override
  protected double computeMinWidth(double height) {
    return LEAST;
  }

  /// Returns how much of the width the list has, 0 to 1.
  DoubleProperty positionProperty() {
    return position;
  }

  ReadOnlyBooleanProperty narrowProperty() {
    return narrow.getReadOnlyProperty();
  }

  /// Returns which of the two is shown where there is room for one.
  BooleanProperty showOpenedProperty() {
    return showOpened;
  }
}
