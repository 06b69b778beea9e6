package dev.jobinspector.cli.common;

import dev.jobinspector.job.reply.JobFailure;

/// Exit codes, as the AWS CLI v2 has them.
public final class ExitCode {
  public static final int DONE = 0;

  /// What a command was told to fail for: something was found, or ended otherwise than well.
  public static final int FOUND = 1;

  /// Wrong parameters, or refused as read-only.
  public static final int WRONG_PARAMETERS = 252;

  static final int CONFIGURATION = 253;

  /// Rejected by the service.
  public static final int REFUSED = 254;

  /// Anything else, an unknown outcome included.
  public static final int OTHER = 255;

  private ExitCode() {}

  public static int of(JobFailure failure) {
    return switch (failure) {
      case JobFailure.Rejected _ -> REFUSED;
      case JobFailure.Unknown _ -> OTHER;
      case JobFailure.NotSent(var reason, _) ->
          switch (reason) {
            case READ_ONLY -> WRONG_PARAMETERS;
            case NO_CREDENTIALS -> CONFIGURATION;
            case UNREACHABLE, PROXY, TLS, HISTORY_UNAVAILABLE, ALREADY_IN_FLIGHT, CANCELLED ->
                OTHER;
          };
    };
  }
}
