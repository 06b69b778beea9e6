package dev.jobinspector.request.copy;

/// Whether a text can stand as the value of an option and mean itself. A third-party job id may be
/// any text, one that looks like an option or a file included; such an id goes as JSON input.
final class OptionValue {
  private OptionValue() {}

  static boolean plainForAws(String text) {
    return !text.startsWith("-") && !text.contains("://") && !text.isEmpty();
  }

  static boolean plainForUs(String text) {
    return plainForAws(text) && !text.startsWith("@");
  }
}
