package dev.jobinspector.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The forms in which many attempts are saved.
public enum ExportFormat {
  /// For spreadsheets.
  CSV,
  /// For programs, and for [ImportedAttempts].
  JSON;

  /// Returns the format by the end of a file's name; empty if it says neither.
  public static Optional<ExportFormat> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (ExportFormat format : values()) {
      if (name.endsWith(format.extension())) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /// Returns what the file's name ends with: `.csv`.
  public String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  AttemptSink to(Appendable out) {
    return switch (this) {
      case CSV -> new AttemptCsv(out);
      case JSON -> new AttemptJson(out);
    };
  }
}
