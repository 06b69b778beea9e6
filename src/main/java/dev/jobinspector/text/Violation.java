package dev.jobinspector.text;

/// One thing that is wrong with a request. It names members of the service model and places in a
/// document, and never repeats what stands there.
///
/// @param key which member, such as `actionTypeId.category`; empty if it is the whole document
/// @param rule what was expected, in words
public record Violation(String key, String rule, SourceLocation location) {
  /// On one line: `nonce: at most 50 characters are allowed (line 3, column 5)`.
  public String userMessage() {
    String where = location.userMessage();
    return (key.isEmpty() ? "" : key + ": ") + rule + (where.isEmpty() ? "" : " (" + where + ")");
  }
}
