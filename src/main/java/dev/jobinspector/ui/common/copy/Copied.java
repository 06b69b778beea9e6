package dev.jobinspector.ui.common.copy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Tells a window that text was put on the clipboard: nothing else would show it.
public final class Copied extends Event {
  public static final EventType<Copied> COPIED = new EventType<>(Event.ANY, "COPIED");

  private static final Duration MOMENT = Duration.ofSeconds(4);
  private static final long serialVersionUID = 1;

  private final String userMessage;
  private final Duration shown;

  private Copied(String userMessage, Duration shown) {
    super(COPIED);
    this.userMessage = userMessage;
    this.shown = shown;
  }

  /// Puts text on the clipboard, and says so in the window for a moment.
  ///
  /// @param what follows the word `Copied`, as in `the job id`
  public static void copy(String what, String text) {
    copy(text, new Copied("Copied " + what, MOMENT));
  }

  /// Puts a secret on the clipboard, and says so for as long as it stays there.
  public static void copySecret(String secret, Duration stays) {
    copy(
        secret,
        new Copied(
            "Copied the secret: the clipboard is cleared after %d seconds"
                .formatted(stays.toSeconds()),
            stays));
  }

  private static void copy(String text, Copied copied) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    List.copyOf(Window.getWindows()).stream()
        .filter(Stage.class::isInstance)
        .forEach(window -> fireEvent(window, copied));
  }

  /// Returns what was copied, in words.
  public String userMessage() {
    return userMessage;
  }

  /// Returns for how long that is to be shown.
  public Duration shown() {
    return shown;
  }
}
