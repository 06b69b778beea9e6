package dev.jobinspector.text;

/// One constraint that a request breaks. It names members of the service model and locations in a
/// document, and never repeats what the document says.
///
/// @param key which member, such as `actionTypeId.category`; empty if it is the whole document
/// @param rule what was expected, in words
public record Violation(String key, String rule, SourceLocation location) {
  /// Returns it on one line: `nonce: at most 50 characters are allowed (line 3, column 5)`.
  public String userMessage() {
    String where = location.userMessage();
    return (key.isEmpty() ? "" : key + ": ") + rule + (where.isEmpty() ? "" : " (" + where + ")");
  }
}
