package dev.jobinspector.cli;

/// An option that cannot be used, in words that do not repeat its value.
final class WrongParameterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String words;

  WrongParameterException(String words) {
    super(words);
    this.words = words;
  }

  String words() {
    return words;
  }
}
