package dev.jobinspector.request;

/// Where in a document something stands, both counted from 1.
public record Place(int line, int column) {
  /// Of what stands in no document, such as an option of the command line.
  public static final Place NOWHERE = new Place(0, 0);

  /// `line 3, column 5`; empty for [#NOWHERE].
  public String words() {
    return line < 1 ? "" : "line " + line + ", column " + Math.max(1, column);
  }
}
