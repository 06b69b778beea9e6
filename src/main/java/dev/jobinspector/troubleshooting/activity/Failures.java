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
      case JobFailure.Rejected _ when isDenied(failure) ->
          new Gap(what + ": " + read.operation() + " was denied", Optional.of(read.action()));
      case JobFailure.Rejected(var refusal, _, _) when refusal == Refusal.THROTTLED ->
          gap(
              what,
              read.operation() + " was throttled, as everybody in the account shares its rate");
      case JobFailure.Rejected(_, var code, var message) -> gap(what, code + ", " + message);
      case JobFailure.Unknown(_, _, var message) -> gap(what, message);
      case JobFailure.NotSent(var reason, var message) ->
          gap(what, reason == NotSentReason.CANCELLED ? "the look-up was " + STOPPED : message);
    };
  }

  private static Gap gap(String what, String why) {
    return new Gap(what + ": " + why, Optional.empty());
  }

  static boolean isDenied(JobFailure failure) {
    return failure instanceof JobFailure.Rejected(var refusal, _, _)
        && refusal == Refusal.ACCESS_DENIED;
  }
}
