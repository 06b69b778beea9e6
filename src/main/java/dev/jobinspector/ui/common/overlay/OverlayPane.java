package dev.jobinspector.ui.common.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The window's content with room above it for one overlay at a time. An open overlay keeps the
/// focus; when it closes, the focus goes back to where it was.
public final class OverlayPane extends StackPane {
  private static final double MARGIN = 24;

  private final Region shade = new Region();
  private final ReadOnlyObjectWrapper<Optional<Region>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Node> focusedBefore = Optional.empty();

  public OverlayPane(Node content) {
    shade.getStyleClass().add("overlay-shade");
    shade.setVisible(false);
    shade.setOnMousePressed(_ -> close());
    getChildren().setAll(content, shade);
  }

  /// Puts an overlay in, closed.
  public void add(Region overlay) {
    overlay.setVisible(false);
    overlay.setManaged(false);
    overlay.getStyleClass().add("overlay");
    overlay.addEventFilter(KeyEvent.KEY_PRESSED, key -> keepFocus(overlay, key));
    getChildren().add(overlay);
  }

  /// Opens an overlay that was put in, in place of the one that is open.
  ///
  /// @param first gets the focus
  public void open(Region overlay, Node first) {
    if (shown.get().isEmpty()) {
      focusedBefore = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
    }
    shown.get().ifPresent(other -> show(other, false));
    show(overlay, true);
    shown.set(Optional.of(overlay));
    first.requestFocus();
  }

  /// Closes what is open, and returns whether something was.
  public boolean close() {
    Optional<Region> open = shown.get();
    open.ifPresent(
        overlay -> {
          show(overlay, false);
          shown.set(Optional.empty());
          focusedBefore.ifPresent(Node::requestFocus);
        });
    return open.isPresent();
  }

  /// Returns what is open.
  public ReadOnlyObjectProperty<Optional<Region>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// As large as it wants to be, and never larger than the window.
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    shown.get().ifPresent(this::place);
  }

  private void place(Region overlay) {
    double width = Math.min(overlay.prefWidth(-1), getWidth() - 2 * MARGIN);
    double height = Math.min(overlay.prefHeight(width), getHeight() - 2 * MARGIN);
    overlay.resizeRelocate((getWidth() - width) / 2, MARGIN, width, height);
  }

  private void show(Region overlay, boolean visible) {
    overlay.setManaged(visible);
    overlay.setVisible(visible);
    shade.setVisible(visible);
  }

  private void keepFocus(Region overlay, KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      close();
      key.consume();
    } else if (key.getCode() == KeyCode.TAB) {
      List<Node> stops = new ArrayList<>();
      collect(overlay, stops);
      if (!stops.isEmpty()) {
        int at = stops.indexOf(getScene().getFocusOwner());
        stops.get(Math.floorMod(at + (key.isShiftDown() ? -1 : 1), stops.size())).requestFocus();
      }
      key.consume();
    }
  }

  private static void collect(Node node, List<Node> stops) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      stops.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, stops));
    }
  }
}
