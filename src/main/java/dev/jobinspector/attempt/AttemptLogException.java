package dev.jobinspector.attempt;

/// The history cannot be used; the message is for the user.
public class AttemptLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String userMessage;

  public AttemptLogException(String userMessage) {
    super(userMessage);
    this.userMessage = userMessage;
  }

  public AttemptLogException(String userMessage, Throwable cause) {
    super(userMessage, cause);
    this.userMessage = userMessage;
  }

  /// Returns what happened and what to do, for the user.
  public String userMessage() {
    return userMessage;
  }
}
