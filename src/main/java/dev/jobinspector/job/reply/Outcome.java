package dev.jobinspector.job.reply;

/// What became of an attempt.
public enum Outcome {
  /// The service did as asked.
  CONFIRMED,
  /// The service said no.
  REJECTED,
  /// It may or may not have been done: never to be shown as failed.
  UNKNOWN,
  /// Nothing left this machine.
  NOT_SENT
}
