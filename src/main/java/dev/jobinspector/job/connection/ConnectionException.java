package dev.jobinspector.job.connection;

/// A connection could not be made.
public final class ConnectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String words;

  public ConnectionException(String words) {
    super(words);
    this.words = words;
  }

  /// What happened and what to do, for the user.
  public String words() {
    return words;
  }
}
