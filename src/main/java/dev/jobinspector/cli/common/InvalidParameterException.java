package dev.jobinspector.cli.common;

/// An option that cannot be used, in words that do not repeat its value.
public final class InvalidParameterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String userMessage;

  public InvalidParameterException(String userMessage) {
    super(userMessage);
    this.userMessage = userMessage;
  }

  String userMessage() {
    return userMessage;
  }
}
