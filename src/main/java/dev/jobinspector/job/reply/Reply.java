package dev.jobinspector.job.reply;

import java.util.function.Function;

/// The result of one request.
public sealed interface Reply<T> {
  Receipt receipt();

  /// Returns the same with another value, if there is one.
  default <R> Reply<R> map(Function<T, R> mapping) {
    return switch (this) {
      case Answered<T>(var value, var receipt) -> new Answered<>(mapping.apply(value), receipt);
      case Failed<T>(var failure, var receipt) -> new Failed<>(failure, receipt);
    };
  }

  /// The service answered.
  record Answered<T>(T value, Receipt receipt) implements Reply<T> {}

  /// The request was rejected or not sent, or its outcome is unknown.
  record Failed<T>(JobFailure failure, Receipt receipt) implements Reply<T> {}
}
