package dev.jobinspector.attempt;

import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import java.util.Optional;

/// What a request says beside its subject, as far as the history keeps it: what is listed here and
/// nothing else, above all no nonce and no token.
///
/// @param failureType why a job failed, as the service writes it
/// @param retryMode which actions of a stage are retried, as the service writes it
/// @param abandon whether an execution is stopped without waiting for its actions
/// @param reason why an execution is stopped, or a transition disabled
public record Parameters(
    Optional<String> failureType,
    Optional<String> failureMessage,
    Optional<String> retryMode,
    Optional<Boolean> abandon,
    Optional<String> reason) {
  /// Of a request that says nothing worth keeping.
  public static final Parameters NONE =
      new Parameters(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// Returns what is kept of a result: type and message of a failure, nothing of a success.
  public static Parameters of(JobResult result) {
    return switch (result) {
      case JobResult.Success _ -> NONE;
      case JobResult.Failure(var type, var message, _) ->
          new Parameters(
              Optional.of(type.text()),
              Optional.of(message),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
    };
  }

  /// Returns what is kept of a retry: its mode.
  public static Parameters of(StageRetry retry) {
    return new Parameters(
        Optional.empty(),
        Optional.empty(),
        Optional.of(retry.mode().name()),
        Optional.empty(),
        Optional.empty());
  }

  /// Returns what is kept of a stop: whether it abandons, and the reason.
  public static Parameters of(ExecutionStop stop) {
    return new Parameters(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(stop.abandon()),
        stop.reason());
  }

  /// Returns what is kept of a transition that is disabled or enabled: the reason.
  public static Parameters of(TransitionChange change) {
    return new Parameters(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), change.reason());
  }
}
