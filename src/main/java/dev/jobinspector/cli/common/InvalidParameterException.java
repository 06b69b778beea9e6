package dev.jobinspector.cli.common;

/// An option that cannot be used, in words that do not repeat its value.
public final class InvalidParameterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String words;

  public InvalidParameterException(String words) {
    super(words);
    this.words = words;
  }

  String words() {
    return words;
  }
}
