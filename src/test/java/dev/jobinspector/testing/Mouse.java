package dev.jobinspector.testing;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// What the mouse does to a node, without a screen to move over.
public final class Mouse {
  private Mouse() {}

  /// Returns that it comes to a node.
  public static MouseEvent entered() {
    return new MouseEvent(
        MouseEvent.MOUSE_ENTERED,
        0,
        0,
        0,
        0,
        MouseButton.NONE,
        0,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        true,
        false,
        true,
        null);
  }
}
