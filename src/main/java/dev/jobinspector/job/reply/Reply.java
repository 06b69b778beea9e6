package dev.jobinspector.job.reply;

/// The result of one request.
public sealed interface Reply<T> {
  Receipt receipt();

  /// The service answered.
  record Answered<T>(T value, Receipt receipt) implements Reply<T> {}

  /// The request was rejected or not sent, or its outcome is unknown.
  record Failed<T>(JobFailure failure, Receipt receipt) implements Reply<T> {}
}
