package dev.jobinspector.job.connection;

/// A connection could not be made.
public final class ConnectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String userMessage;
  private final transient NextStep next;

  public ConnectionException(String userMessage) {
    this(userMessage, new NextStep.ReadMessage());
  }

  /// @param next the step that the message names last
  public ConnectionException(String userMessage, NextStep next) {
    super(userMessage);
    this.userMessage = userMessage;
    this.next = next;
  }

  /// Returns the one thing to do.
  public NextStep next() {
    return next;
  }

  /// Returns what happened and what to do, for the user.
  public String userMessage() {
    return userMessage;
  }
}
