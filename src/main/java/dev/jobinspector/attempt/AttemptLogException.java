package dev.jobinspector.attempt;

/// The history cannot be used; the message is for the user.
public class AttemptLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String words;

  public AttemptLogException(String words) {
    super(words);
    this.words = words;
  }

  public AttemptLogException(String words, Throwable cause) {
    super(words, cause);
    this.words = words;
  }

  /// What happened and what to do, for the user.
  public String words() {
    return words;
  }
}
