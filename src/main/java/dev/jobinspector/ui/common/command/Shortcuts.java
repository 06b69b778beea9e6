package dev.jobinspector.ui.common.command;

import dev.jobinspector.ui.common.overlay.OverlayPane;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// The keys of a window's commands.
public final class Shortcuts {
  private Shortcuts() {}

  /// Has the keys of commands act in a scene, and Tab leave text areas. Open menus, lists of
  /// choices and overlays have their keys to themselves.
  public static void install(Scene scene, Commands commands, OverlayPane overlays) {
    scene.addEventFilter(
        KeyEvent.ANY,
        event -> {
          leaveTextArea(event);
          if (overlays.shownProperty().get().isEmpty() && !popupIsOpen(scene)) {
            commands
                .meantBy(event, scene.getFocusOwner())
                .filter(Command::run)
                .ifPresent(_ -> event.consume());
          }
        });
  }

  /// Tab types a tab into a text area, which would be sent; everywhere else it goes on.
  private static void leaveTextArea(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_PRESSED
        && event.getCode() == KeyCode.TAB
        && !event.isControlDown()
        && event.getTarget() instanceof TextArea area) {
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  private static boolean popupIsOpen(Scene scene) {
    return Window.getWindows().stream()
        .anyMatch(
            window ->
                window instanceof PopupWindow popup
                    && !(popup instanceof Tooltip)
                    && popup.isShowing()
                    && scene.getWindow().equals(popup.getOwnerWindow()));
  }
}
