package dev.jobinspector.job.reply;

/// Why a request was not confirmed. The three cases are the three outcomes that are not
/// [Outcome#CONFIRMED].
public sealed interface JobFailure {
  /// Returns the error code for the history: the service's own where it sent one.
  String code();

  /// Returns the message, without secrets.
  String message();

  /// The service rejected the request: nothing was done.
  record Rejected(Refusal refusal, String code, String message) implements JobFailure {}

  /// It is unknown whether it was done: no reply, or none that can be read.
  record Unknown(Doubt doubt, String code, String message) implements JobFailure {}

  /// Nothing left this machine.
  record NotSent(NotSentReason reason, String message) implements JobFailure {
    @Override
    public String code() {
      return reason.code;
    }
  }

  default Outcome outcome() {
    return switch (this) {
      case Rejected _ -> Outcome.REJECTED;
      case Unknown _ -> Outcome.UNKNOWN;
      case NotSent _ -> Outcome.NOT_SENT;
    };
  }

  /// What the service's error code means.
  enum Refusal {
    INVALID_NONCE,
    JOB_NOT_FOUND,
    INVALID_CLIENT_TOKEN,
    INVALID_JOB,
    /// The job does not accept a result now: it is not in progress.
    INVALID_JOB_STATE,
    ACTION_TYPE_NOT_FOUND,
    PIPELINE_NOT_FOUND,
    STAGE_NOT_FOUND,
    /// Nothing in the stage can be retried.
    STAGE_NOT_RETRYABLE,
    /// A later execution has entered the stage.
    NOT_LATEST_EXECUTION,
    /// The pipeline execution has ended, or was superseded.
    EXECUTION_NOT_STOPPABLE,
    /// The pipeline execution is being stopped already.
    DUPLICATED_STOP,
    /// Something else changes the same stage or pipeline now.
    CONFLICT,
    /// As many executions are in progress as the account may have.
    EXECUTION_LIMIT,
    OUTPUT_VARIABLES_SIZE,
    VALIDATION,
    ACCESS_DENIED,
    THROTTLED,
    EXPIRED_TOKEN,
    /// The credentials or the signature were not accepted.
    UNRECOGNISED_CREDENTIALS,
    /// This machine's clock is more than 15 minutes off.
    CLOCK_SKEW,
    /// An error code that this version does not know.
    OTHER
  }

  /// Why the outcome is unknown.
  enum Doubt {
    TIMED_OUT,
    CONNECTION_LOST,
    GARBLED_REPLY,
    SERVER_ERROR
  }

  /// Why a request was not sent.
  enum NotSentReason {
    UNREACHABLE("Unreachable"),
    /// The proxy cannot be reached or does not let the request through.
    PROXY("Proxy"),
    /// The other side could not prove who it is, or no TLS connection came about.
    TLS("Tls"),
    NO_CREDENTIALS("NoCredentials"),
    CANCELLED("Cancelled"),
    READ_ONLY("ReadOnly"),
    HISTORY_UNAVAILABLE("HistoryUnavailable"),
    ALREADY_IN_FLIGHT("AlreadyInFlight");

    private final String code;

    NotSentReason(String code) {
      this.code = code;
    }
  }
}
