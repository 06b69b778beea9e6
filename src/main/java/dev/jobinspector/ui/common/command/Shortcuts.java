package dev.jobinspector.ui.common.command;

import dev.jobinspector.ui.common.overlay.OverlayPane;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// The keys of a window's commands.
public final class Shortcuts {
  private Shortcuts() {}

  /// Has the keys of commands act in a scene. Open menus, lists of choices and overlays have their
  /// keys to themselves.
  public static void install(Scene scene, Commands commands, OverlayPane overlays) {
    scene.addEventFilter(
        KeyEvent.ANY,
        event -> {
          if (overlays.shownProperty().get().isEmpty() && !popupIsOpen(scene)) {
            commands
                .meantBy(event, scene.getFocusOwner())
                .filter(Command::run)
                .ifPresent(_ -> event.consume());
          }
        });
  }

  private static boolean popupIsOpen(Scene scene) {
    return Window.getWindows().stream()
        .anyMatch(
            window ->
                window instanceof PopupWindow popup
                    && !(popup instanceof Tooltip)
                    && popup.isShowing()
                    && popup.getOwnerWindow() == scene.getWindow());
  }
}
