package dev.jobinspector.ui.common;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2AL;

/// Where a form opens: it takes its own room and pushes what is below, so that it covers nothing.
/// Escape, whatever has the focus in it, closes it. Forms are built when they are first opened.
public final class PanelSlot extends StackPane {
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
