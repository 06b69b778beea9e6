package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.ActionType;
import java.time.Duration;
import java.time.Instant;

/// How long a job may take before it is timed out.
///
/// Sources: "Quotas in AWS CodePipeline" of the user guide: a custom action 24 hours; a Lambda
/// invoke action 24 hours, and 20 minutes without a reply, restarted by a continuation; actions not
/// listed 1 hour. `executor.jobTimeout` of the service model limits one third-party job, not its
/// action.
final class TimeLimit {
  private static final Duration ACTION = Duration.ofHours(24);
  private static final Duration LAMBDA_REPLY = Duration.ofMinutes(20);

  private TimeLimit() {}

  static Instant of(Job job) {
    ActionType type = job.type();
    Instant endOfAction = job.action().started().plus(ACTION);
    return switch (type.executor()) {
      case LAMBDA -> earlier(endOfAction, job.created().plus(LAMBDA_REPLY));
      case JOB_WORKER -> type.isThirdParty() ? job.created().plus(type.jobTimeout()) : endOfAction;
      case SERVICE -> endOfAction;
    };
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
