package dev.jobinspector.ui.main;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// What the window is about, and a drawer below it, or, where the window is wide, beside it.
/// Closed, only the drawer's first line is left, always below.
final class DrawerPane extends Region {
  /// From this width on an open drawer stands beside.
  static final double WIDE = 1_600;

  private static final double GRIP = 5;
  private static final double LEAST_HEIGHT = 150;
  private static final double LEAST_WIDTH = 440;

  private final Region content;
  private final Region drawer;
  private final ReadOnlyBooleanProperty open;
  private final Region grip = new Region();
  private final DoubleProperty below = new SimpleDoubleProperty(this, "below", 0.7);
  private final DoubleProperty beside = new SimpleDoubleProperty(this, "beside", 0.7);

  DrawerPane(Region content, Region drawer, ReadOnlyBooleanProperty open) {
    this.content = content;
    this.drawer = drawer;
    this.open = open;
    grip.getStyleClass().add("drawer-grip");
    grip.setOnMouseDragged(this::drag);
    getChildren().addAll(content, grip, drawer);
    open.subscribe(this::requestLayout);
    below.subscribe(this::requestLayout);
    beside.subscribe(this::requestLayout);
  }

  private void drag(MouseEvent drag) {
    if (isBeside()) {
      beside.set(
          Math.clamp(sceneToLocal(drag.getSceneX(), 0).getX() / Math.max(1, getWidth()), 0.3, 0.9));
    } else {
      below.set(
          Math.clamp(
              sceneToLocal(0, drag.getSceneY()).getY() / Math.max(1, getHeight()), 0.2, 0.85));
    }
  }

  private boolean isBeside() {
    return open.get() && getWidth() >= WIDE;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    grip.setVisible(open.get());
    grip.setCursor(isBeside() ? Cursor.H_RESIZE : Cursor.V_RESIZE);
    if (isBeside()) {
      // List and case keep room to stand beside each other.
      double most = width - GRIP - TwoPanes.NARROW;
      double its = Math.round(Math.clamp((1 - beside.get()) * width, LEAST_WIDTH, most));
      content.resizeRelocate(0, 0, width - its - GRIP, height);
      grip.resizeRelocate(width - its - GRIP, 0, GRIP, height);
      drawer.resizeRelocate(width - its, 0, its, height);
      return;
    }
    double line = drawer.prefHeight(width);
    double its =
        open.get()
            ? Math.round(Math.max(Math.max(LEAST_HEIGHT, line), (1 - below.get()) * height))
            : line;
    double gap = open.get() ? GRIP : 0;
    content.resizeRelocate(0, 0, width, Math.max(0, height - its - gap));
    grip.resizeRelocate(0, height - its - gap, width, gap);
    drawer.resizeRelocate(0, height - its, width, its);
  }

  /// Returns how much of the height is above the drawer, 0 to 1.
  DoubleProperty belowProperty() {
    return below;
  }

  /// Returns how much of the width is left of the drawer, 0 to 1.
  DoubleProperty besideProperty() {
    return beside;
  }
}
