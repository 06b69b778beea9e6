package dev.jobinspector.cli;

import dev.jobinspector.job.reply.JobFailure;

/// Exit codes, as the AWS CLI v2 has them.
final class Exit {
  static final int DONE = 0;

  /// Wrong parameters, or refused as read-only.
  static final int WRONG_PARAMETERS = 252;

  static final int CONFIGURATION = 253;

  /// The service said no.
  static final int REFUSED = 254;

  /// Anything else, an unknown outcome included.
  static final int OTHER = 255;

  private Exit() {}

  static int of(JobFailure failure) {
    return switch (failure) {
      case JobFailure.Rejected _ -> REFUSED;
      case JobFailure.Unknown _ -> OTHER;
      case JobFailure.NotSent(var hindrance, _) ->
          switch (hindrance) {
            case READ_ONLY -> WRONG_PARAMETERS;
            case NO_CREDENTIALS -> CONFIGURATION;
            case UNREACHABLE, HISTORY_UNAVAILABLE, ALREADY_IN_FLIGHT, CANCELLED -> OTHER;
          };
    };
  }
}
