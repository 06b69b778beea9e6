package dev.jobinspector.job.reply;

/// The outcome of an attempt.
public enum Outcome {
  /// The service answered that it was done.
  CONFIRMED,
  /// The service rejected it.
  REJECTED,
  /// It may or may not have been done; never shown as failed.
  UNKNOWN,
  /// Nothing left this machine.
  NOT_SENT
}
