package dev.jobinspector.ui.common.command;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What is pressed for a command.
public sealed interface Shortcut {
  Reach reach();

  /// Returns it as menus and the shortcut sheet show it.
  String text();

  /// Returns whether an event is this shortcut, where it acts.
  boolean isMeantBy(KeyEvent event, @Nullable Node focused);

  /// A key with its modifiers.
  record Keys(KeyCombination keys, Reach reach) implements Shortcut {
    @Override
    public String text() {
      return keys.getDisplayText();
    }

    @Override
    public boolean isMeantBy(KeyEvent event, @Nullable Node focused) {
      return event.getEventType() == KeyEvent.KEY_PRESSED
          && keys.match(event)
          && reach.includes(focused);
    }
  }

  /// A character, whatever keys the layout of the keyboard makes it with.
  record Typed(String character, Reach reach) implements Shortcut {
    @Override
    public String text() {
      return character;
    }

    @Override
    public boolean isMeantBy(KeyEvent event, @Nullable Node focused) {
      return event.getEventType() == KeyEvent.KEY_TYPED
          && event.getCharacter().toLowerCase(Locale.ROOT).equals(character)
          && !event.isMetaDown()
          && event.isControlDown() == event.isAltDown() // both: AltGr
          && reach.includes(focused);
    }
  }

  /// A key that the control with the focus deals with by itself; it is shown, and not acted on.
  record OfControl(KeyCombination keys, Reach reach) implements Shortcut {
    @Override
    public String text() {
      return keys.getDisplayText();
    }

    @Override
    public boolean isMeantBy(KeyEvent event, @Nullable Node focused) {
      return false;
    }
  }
}
