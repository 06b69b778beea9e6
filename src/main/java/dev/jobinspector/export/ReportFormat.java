package dev.jobinspector.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The forms of a report.
public enum ReportFormat {
  /// For tickets and chats.
  MARKDOWN(".md"),
  /// For browsers and mails; in one file, with no script and nothing fetched.
  HTML(".html");

  private final String extension;

  ReportFormat(String extension) {
    this.extension = extension;
  }

  /// Returns what the file's name ends with.
  public String extension() {
    return extension;
  }

  /// Returns the format by the end of a file's name; empty if it says neither.
  public static Optional<ReportFormat> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".md") || name.endsWith(".markdown")) {
      return Optional.of(MARKDOWN);
    }
    return name.endsWith(".html") || name.endsWith(".htm") ? Optional.of(HTML) : Optional.empty();
  }

  ReportWriter text(String title) {
    return switch (this) {
      case MARKDOWN -> new MarkdownReport();
      case HTML -> new HtmlReport(title);
    };
  }
}
