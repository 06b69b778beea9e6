package dev.jobinspector.troubleshooting.activity;

import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.NotSentReason;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.request.Permission;
import java.util.Optional;

/// What a failed read leaves unseen, in words.
final class Failures {
  static final String STOPPED = "stopped";

  private Failures() {}

  /// @param what was to be read
  static Gap missing(String what, Permission read, JobFailure failure) {
    return switch (failure) {
      case JobFailure.Rejected(var refusal, var code, var message) ->
          switch (refusal) {
            case ACCESS_DENIED ->
                new Gap(what + ": " + read.operation() + " was denied", Optional.of(read.action()));
            case THROTTLED ->
                new Gap(
                    what
                        + ": "
                        + read.operation()
                        + " was throttled, as everybody in the account shares its rate",
                    Optional.empty());
            case INVALID_NONCE,
                JOB_NOT_FOUND,
                INVALID_CLIENT_TOKEN,
                INVALID_JOB,
                INVALID_JOB_STATE,
                ACTION_TYPE_NOT_FOUND,
                PIPELINE_NOT_FOUND,
                STAGE_NOT_FOUND,
                STAGE_NOT_RETRYABLE,
                NOT_LATEST_EXECUTION,
                EXECUTION_NOT_STOPPABLE,
                DUPLICATED_STOP,
                CONFLICT,
                EXECUTION_LIMIT,
                OUTPUT_VARIABLES_SIZE,
                VALIDATION,
                EXPIRED_TOKEN,
                UNRECOGNISED_CREDENTIALS,
                CLOCK_SKEW,
                OTHER ->
                new Gap(what + ": " + code + ", " + message, Optional.empty());
          };
      case JobFailure.Unknown(_, _, var message) ->
          new Gap(what + ": " + message, Optional.empty());
      case JobFailure.NotSent(var reason, var message) ->
          new Gap(
              reason == NotSentReason.CANCELLED
                  ? what + ": the look-up was " + STOPPED
                  : what + ": " + message,
              Optional.empty());
    };
  }

  static boolean isDenied(JobFailure failure) {
    return failure instanceof JobFailure.Rejected(var refusal, _, _)
        && refusal == Refusal.ACCESS_DENIED;
  }
}
