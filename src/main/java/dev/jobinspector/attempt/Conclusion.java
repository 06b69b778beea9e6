package dev.jobinspector.attempt;

import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Receipt;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// How an attempt ended.
///
/// @param status that an acknowledge answered
/// @param errorCode of the service, or our own where it sent none
/// @param sends how often the request left this machine
public record Conclusion(
    Instant finishedAt,
    Outcome outcome,
    Optional<JobStatus> status,
    Optional<String> errorCode,
    Optional<String> errorMessage,
    OptionalInt httpStatus,
    Optional<String> requestId,
    int sends) {
  /// The error code of an attempt whose process seemed to have ended before it knew the outcome.
  public static final String PROCESS_ENDED = "ProcessEnded";

  /// Returns the end of an attempt that the service answered.
  public static Conclusion confirmed(Instant at, Optional<JobStatus> status, Receipt receipt) {
    return new Conclusion(
        at,
        Outcome.CONFIRMED,
        status,
        Optional.empty(),
        Optional.empty(),
        receipt.httpStatus(),
        receipt.requestId(),
        receipt.sends());
  }

  /// Returns the end of an attempt that was not confirmed.
  public static Conclusion failed(
      Instant at, Outcome outcome, String code, String message, Receipt receipt) {
    return new Conclusion(
        at,
        outcome,
        Optional.empty(),
        Optional.of(code),
        Optional.of(message),
        receipt.httpStatus(),
        receipt.requestId(),
        receipt.sends());
  }

  /// Returns the end of an attempt of which nobody knows whether it was carried out. It counts as
  /// sent once: who reads "never sent" might repeat a write that was done.
  public static Conclusion unknown(Instant at, String code, String message) {
    return failed(
        at,
        Outcome.UNKNOWN,
        code,
        message,
        new Receipt(Optional.empty(), OptionalInt.empty(), 1, Optional.empty()));
  }

  /// Returns the end of an attempt of which nothing left this machine.
  public static Conclusion notSent(Instant at, String code, String message) {
    return failed(at, Outcome.NOT_SENT, code, message, Receipt.NOTHING_SENT);
  }

  /// Returns whether it is another process's guess, which the attempt's own process may yet
  /// correct.
  public boolean isGuess() {
    return errorCode.filter(PROCESS_ENDED::equals).isPresent();
  }
}
