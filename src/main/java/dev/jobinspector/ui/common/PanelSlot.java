package dev.jobinspector.ui.common;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2AL;

/// Where a form opens: it takes its own room and pushes what is below, so that it covers nothing.
/// Escape, whatever has the focus in it, closes it. Forms are built when they are first opened.
public final class PanelSlot extends StackPane {
  private static final double MOST = 0.6;
  private static final double REST = 270;
  private static final double LEAST = 120;

  private final Map<String, Node> built = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<String>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Runnable closed = () -> {};

  public PanelSlot() {
    getStyleClass().add("panel");
    setAlignment(Pos.TOP_RIGHT);
    Controls.showWhile(this, open.map(Optional::isPresent));
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            close();
          }
        });
  }

  /// Returns a form that leaves room for the rest of the window: it shrinks, and then scrolls.
  public static ScrollPane scrolled(Region form) {
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(60);
    scroll
        .maxHeightProperty()
        .bind(
            scroll
                .sceneProperty()
                .flatMap(Scene::heightProperty)
                .map(height -> most(height.doubleValue()))
                .orElse(LEAST));
    return scroll;
  }

  private static double most(double window) {
    return Math.max(LEAST, Math.min(MOST * window, window - REST));
  }

  /// Opens a form in place of another.
  ///
  /// @param whenClosed is told when it is closed
  public void open(String name, Supplier<Node> form, Runnable whenClosed) {
    if (open.get().equals(Optional.of(name))) {
      return;
    }
    close();
    closed = whenClosed;
    Node node = built.computeIfAbsent(name, _ -> form.get());
    getChildren()
        .setAll(
            node,
            Controls.iconButton("panel-close", Material2AL.CLOSE, "Close (Esc)", this::close));
    open.set(Optional.of(name));
  }

  /// Opens a form, or closes it if it is open.
  public void toggle(String name, Supplier<Node> form, Runnable whenClosed) {
    if (open.get().equals(Optional.of(name))) {
      close();
    } else {
      open(name, form, whenClosed);
    }
  }

  /// Closes what is open.
  public void close() {
    if (open.get().isPresent()) {
      open.set(Optional.empty());
      getChildren().clear();
      closed.run();
      closed = () -> {};
    }
  }

  /// Returns the name of the form that is open.
  public ReadOnlyObjectProperty<Optional<String>> openProperty() {
    return open.getReadOnlyProperty();
  }
}
