package dev.jobinspector.request;

/// Whether a key of a document may be repeated in a message.
final class KeyName {
  private KeyName() {}

  /// Returns whether it is a name: words of letters. Tokens have digits.
  static boolean isShown(String key) {
    return key.length() <= 40 && key.matches("[A-Za-z]+([-_.][A-Za-z]+)*");
  }
}
