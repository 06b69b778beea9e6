package dev.jobinspector.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/// A position in a document: line and column, both counted from 1.
public record SourceLocation(int line, int column) {
  /// Of what stands in no document, such as an option of the command line.
  public static final SourceLocation NOWHERE = new SourceLocation(0, 0);

  static SourceLocation of(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? NOWHERE
        : new SourceLocation(location.getLineNr(), location.getColumnNr());
  }

  /// Returns `line 3, column 5`; empty for [#NOWHERE].
  public String userMessage() {
    return line < 1 ? "" : "line " + line + ", column " + Math.max(1, column);
  }
}
