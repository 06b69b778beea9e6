package dev.jobinspector.ui.common.secret;

import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.common.copy.Copied;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.input.Clipboard;

/// Secrets that the user asked to see or to copy: one at a time is revealed, for ten seconds, and a
/// copied one is taken off the clipboard after ten seconds if it still is there.
public final class SecretsOnScreen {
  /// How long a secret is shown, and stays on the clipboard.
  public static final Duration LIMIT = Duration.ofSeconds(10);

  /// The clipboard, as far as text goes.
  public interface TextClipboard {
    /// Returns the text on it; empty if there is none.
    Optional<String> text();

    /// Replaces what is on it; an empty text clears it.
    void put(String text);
  }

  private static final TextClipboard OF_THE_SYSTEM =
      new TextClipboard() {
        @Override
        public Optional<String> text() {
          return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
        }

        @Override
        public void put(String text) {
          if (text.isEmpty()) {
            Clipboard.getSystemClipboard().clear();
          } else {
            Copied.copySecret(text, LIMIT);
          }
        }
      };

  private final Scheduler scheduler;
  private final TextClipboard clipboard;
  private Runnable hide = () -> {};
  private Runnable stop = () -> {};
  private Runnable keep = () -> {};

  public SecretsOnScreen(Scheduler scheduler) {
    this(scheduler, OF_THE_SYSTEM);
  }

  public SecretsOnScreen(Scheduler scheduler, TextClipboard clipboard) {
    this.scheduler = scheduler;
    this.clipboard = clipboard;
  }

  /// Tells that one is shown now: the one before is hidden, and this one in ten seconds.
  ///
  /// @param hidden hides it; may be called more than once
  public void revealed(Runnable hidden) {
    hideRevealed();
    hide = hidden;
    stop = scheduler.after(LIMIT, this::hideRevealed);
  }

  /// Hides what is revealed.
  public void hideRevealed() {
    Runnable shown = hide;
    stop.run();
    hide = () -> {};
    stop = () -> {};
    shown.run();
  }

  /// Copies one; what somebody copies later stays.
  public void copy(String secret) {
    keep.run();
    clipboard.put(secret);
    keep =
        scheduler.after(
            LIMIT,
            () -> {
              if (clipboard.text().filter(secret::equals).isPresent()) {
                clipboard.put("");
              }
            });
  }
}
