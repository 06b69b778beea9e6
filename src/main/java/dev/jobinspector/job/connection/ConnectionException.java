package dev.jobinspector.job.connection;

/// A connection could not be made.
public final class ConnectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String userMessage;

  public ConnectionException(String userMessage) {
    super(userMessage);
    this.userMessage = userMessage;
  }

  /// Returns what happened and what to do, for the user.
  public String userMessage() {
    return userMessage;
  }
}
