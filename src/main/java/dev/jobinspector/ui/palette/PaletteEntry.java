package dev.jobinspector.ui.palette;

import dev.jobinspector.ui.common.command.Command;
import dev.jobinspector.ui.common.command.Shortcut;
import java.util.Optional;
import java.util.stream.Collectors;

/// A line of the palette.
///
/// @param title what is searched, with the detail
/// @param detail more about it, such as the keys of a command or the status of a job
/// @param disabledReason why it cannot be chosen now; empty if it can
/// @param action what choosing it does
public record PaletteEntry(
    Kind kind, String title, String detail, Optional<String> disabledReason, Runnable action) {

  /// What an entry is.
  public enum Kind {
    COMMAND("Command"),
    JOB("Job"),
    CONNECTION("Connection"),
    PIPELINE("Pipeline");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /// Returns one that can be chosen.
  public static PaletteEntry of(Kind kind, String title, String detail, Runnable action) {
    return new PaletteEntry(kind, title, detail, Optional.empty(), action);
  }

  static PaletteEntry of(Command command) {
    return new PaletteEntry(
        Kind.COMMAND,
        command.title(),
        command.shortcuts().stream().map(Shortcut::text).collect(Collectors.joining(", ")),
        command.disabledReason().getValue(),
        command::run);
  }

  /// Returns it as one line for a screen reader.
  String spoken() {
    return kind.title()
        + ": "
        + title
        + (detail.isEmpty() ? "" : ", " + detail)
        + disabledReason.map(reason -> ", not possible now: " + reason).orElse("");
  }
}
