package dev.jobinspector.ui.acknowledge;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A held Enter repeats itself; only its first press counts.
final class KeyRepeatGuard {
  private boolean down;

  private KeyRepeatGuard() {}

  /// Keeps the repeated presses from a node and all that is in it.
  static void countsOnce(Node node) {
    KeyRepeatGuard enter = new KeyRepeatGuard();
    node.addEventFilter(KeyEvent.KEY_PRESSED, enter::pressed);
    node.addEventFilter(KeyEvent.KEY_RELEASED, enter::released);
  }

  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER) {
      if (down) {
        key.consume();
      }
      down = true;
    }
  }

  private void released(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER) {
      down = false;
    }
  }
}
