package dev.jobinspector.job.reply;

/// Why a request was not confirmed. The three cases are the three outcomes that are not
/// [Outcome#CONFIRMED].
public sealed interface JobFailure {
  /// The error code for history: the service's own where it sent one.
  String code();

  /// What was said, without secrets.
  String message();

  /// The service said no: nothing was done.
  record Rejected(Refusal refusal, String code, String message) implements JobFailure {}

  /// Nobody knows whether it was done: no reply, or none that can be read.
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
    /// The job takes no result now: it is not in progress.
    INVALID_JOB_STATE,
    ACTION_TYPE_NOT_FOUND,
    PIPELINE_NOT_FOUND,
    VALIDATION,
    ACCESS_DENIED,
    THROTTLED,
    EXPIRED_TOKEN,
    /// The credentials or the signature were not accepted.
    UNRECOGNISED_CREDENTIALS,
    /// This machine's clock is more than 15 minutes off.
    CLOCK_SKEW,
    /// A code that has no words of its own.
    OTHER
  }

  /// What stood in the way of an answer.
  enum Doubt {
    TIMED_OUT,
    CONNECTION_LOST,
    GARBLED_REPLY,
    SERVER_ERROR
  }

  /// What held a request back.
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
