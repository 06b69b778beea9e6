package dev.jobinspector.attempt;

import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.Outcome;
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

  /// Whether it is another process's guess, which the attempt's own process may yet correct.
  public boolean isGuess() {
    return errorCode.filter(PROCESS_ENDED::equals).isPresent();
  }
}
