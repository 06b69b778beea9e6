package dev.jobinspector.request.recognise.evidence;

/// Where something about a job was found.
///
/// @param line of the text, from 1
public record Occurrence(FieldKind kind, TextOrigin source, int line) {
  /// Returns it for the user: "nonce, line 3, in a reply to a poll".
  public String userMessage() {
    return "%s, line %d, in %s".formatted(kind.userMessage(), line, source.userMessage());
  }
}
