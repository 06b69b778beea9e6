package dev.jobinspector.cli.common;

/// Standard output cannot be written: the disk is full, or nobody reads it any more.
public final class UnwritableOutputException extends RuntimeException {
  static final String MESSAGE =
      "Standard output cannot be written: the disk may be full, or the program that reads it has"
          + " ended. What was sent, and its outcome, is in the history: job-inspector history";

  private static final long serialVersionUID = 1L;

  public UnwritableOutputException() {
    super(MESSAGE);
  }
}
