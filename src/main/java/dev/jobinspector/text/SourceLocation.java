package dev.jobinspector.text;

/// Where in a document something stands, both counted from 1.
public record SourceLocation(int line, int column) {
  /// Of what stands in no document, such as an option of the command line.
  public static final SourceLocation NOWHERE = new SourceLocation(0, 0);

  /// `line 3, column 5`; empty for [#NOWHERE].
  public String userMessage() {
    return line < 1 ? "" : "line " + line + ", column " + Math.max(1, column);
  }
}
