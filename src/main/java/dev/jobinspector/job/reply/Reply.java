package dev.jobinspector.job.reply;

/// What came of one request.
public sealed interface Reply<T> {
  Receipt receipt();

  /// The service did as asked.
  record Answered<T>(T value, Receipt receipt) implements Reply<T> {}

  /// It did not, or nobody knows.
  record Failed<T>(JobFailure failure, Receipt receipt) implements Reply<T> {}
}
