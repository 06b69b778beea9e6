package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.transport.NotConnectedException;
import dev.jobinspector.job.Excerpt;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.reply.JobFailure.NotSentReason;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Reply;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/// Maps what the SDK throws to its outcome: rejected, unknown or not sent.
final class FailureMapping {
  private static final Duration FAR = Duration.ofMinutes(5);
  private static final Set<String> SIGNATURES =
      Set.of("InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure");

  private FailureMapping() {}

  static <T> Reply<T> reply(RuntimeException thrown, CallRecord record) {
    return new Reply.Failed<>(failure(thrown, record), record.receipt());
  }

  private static JobFailure failure(RuntimeException thrown, CallRecord record) {
    if (thrown instanceof AwsServiceException answered) {
      return answered(answered, record);
    }
    if (record.left().get() == 0) {
      return notSent(thrown, record);
    }
    if (record.replyComplete()) {
      return garbled(
          thrown instanceof GarbledReplyException garbled
              ? garbled.getMessage()
              : record.replyProblem().orElse("A reply came that cannot be read."));
    }
    if (thrown instanceof ApiCallTimeoutException
        || causes(thrown).anyMatch(SocketTimeoutException.class::isInstance)) {
      return new JobFailure.Unknown(Doubt.TIMED_OUT, "NoReplyInTime", "No reply came in time.");
    }
    return new JobFailure.Unknown(
        Doubt.CONNECTION_LOST, "ConnectionLost", "The connection was lost before a reply came.");
  }

  private static JobFailure notSent(RuntimeException thrown, CallRecord record) {
    if (thrown instanceof AbortedException) {
      return new JobFailure.NotSent(
          NotSentReason.CANCELLED, "It was cancelled before the request left.");
    }
    if (!record.attempted() && thrown instanceof ConnectionException unresolved) {
      return new JobFailure.NotSent(NotSentReason.NO_CREDENTIALS, unresolved.userMessage());
    }
    if (!record.attempted()) {
      return new JobFailure.NotSent(
          NotSentReason.NO_CREDENTIALS, "The request could not be built and signed.");
    }
    return causes(thrown)
        .filter(NotConnectedException.class::isInstance)
        .map(NotConnectedException.class::cast)
        .findFirst()
        .map(e -> new JobFailure.NotSent(reason(e), e.userMessage()))
        .orElseGet(
            () ->
                new JobFailure.NotSent(
                    NotSentReason.UNREACHABLE, "No connection came about in time."));
  }

  private static NotSentReason reason(NotConnectedException thrown) {
    return switch (thrown.reason()) {
      case UNREACHABLE -> NotSentReason.UNREACHABLE;
      case PROXY -> NotSentReason.PROXY;
      case TLS -> NotSentReason.TLS;
    };
  }

  /// Only an error of the service counts: one with its code, in a reply of the service's form.
  /// Gateways, proxies and portals answer with statuses, too.
  private static JobFailure answered(AwsServiceException answered, CallRecord record) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(answered.awsErrorDetails());
    int status = answered.statusCode();
    Optional<String> code =
        details
            .flatMap(d -> Optional.ofNullable(d.errorCode()))
            .map(FailureMapping::bare)
            .filter(ReplyCheck::isCode);
    String message =
        Excerpt.of(
            record.scrubbed(
                details
                    .flatMap(d -> Optional.ofNullable(d.errorMessage()))
                    .orElse("The service gave no reason (HTTP status " + status + ").")));
    if (status >= 500) {
      return new JobFailure.Unknown(Doubt.SERVER_ERROR, code.orElse("HTTP " + status), message);
    }
    if (status < 400 || code.isEmpty() || record.replyProblem().isPresent()) {
      return garbled(
          (status >= 300 && status < 400
                  ? "A redirect came (HTTP status %d), which is not followed."
                  : "A reply came with HTTP status %d and without an error code of the service.")
              .formatted(status));
    }
    Refusal refusal = refusal(code.get(), message);
    Optional<Duration> off = record.clockOffset().filter(FailureMapping::isFar);
    // A signature is refused for its time, too, and not every service says so.
    return off.isPresent() && (refusal == Refusal.CLOCK_SKEW || SIGNATURES.contains(code.get()))
        ? new JobFailure.Rejected(
            Refusal.CLOCK_SKEW, code.get(), message + " " + inWords(off.get()))
        : new JobFailure.Rejected(refusal, code.get(), message);
  }

  private static boolean isFar(Duration offset) {
    return offset.abs().compareTo(FAR) > 0;
  }

  private static String inWords(Duration ahead) {
    return "The clock of this computer is %d minutes %s the service's."
        .formatted(ahead.abs().toMinutes(), ahead.isNegative() ? "ahead of" : "behind");
  }

  /// Returns a code without the namespace before `#` and the URI after `:` that some services add.
  private static String bare(String code) {
    String tail = code.substring(code.lastIndexOf('#') + 1);
    int colon = tail.indexOf(':');
    return colon < 0 ? tail : tail.substring(0, colon);
  }

  /// Goes by the code, not the HTTP status: services of this protocol answer 400 where the
  /// documents say 403 (observed, not documented).
  private static Refusal refusal(String code, String message) {
    return switch (code) {
      case "InvalidNonceException" -> Refusal.INVALID_NONCE;
      case "JobNotFoundException" -> Refusal.JOB_NOT_FOUND;
      case "InvalidClientTokenException" -> Refusal.INVALID_CLIENT_TOKEN;
      case "InvalidJobException" -> Refusal.INVALID_JOB;
      case "InvalidJobStateException" -> Refusal.INVALID_JOB_STATE;
      case "ActionTypeNotFoundException" -> Refusal.ACTION_TYPE_NOT_FOUND;
      case "PipelineNotFoundException", "PipelineExecutionNotFoundException" ->
          Refusal.PIPELINE_NOT_FOUND;
      case "ValidationException",
          "ValidationError",
          "SerializationException",
          "InvalidNextTokenException" ->
          Refusal.VALIDATION;
      case "StageNotFoundException" -> Refusal.STAGE_NOT_FOUND;
      case "StageNotRetryableException" -> Refusal.STAGE_NOT_RETRYABLE;
      case "NotLatestPipelineExecutionException" -> Refusal.NOT_LATEST_EXECUTION;
      case "PipelineExecutionNotStoppableException" -> Refusal.EXECUTION_NOT_STOPPABLE;
      case "DuplicatedStopRequestException" -> Refusal.DUPLICATED_STOP;
      case "ConflictException" -> Refusal.CONFLICT;
      case "ConcurrentPipelineExecutionsLimitExceededException" -> Refusal.EXECUTION_LIMIT;
      case "OutputVariablesSizeExceededException" -> Refusal.OUTPUT_VARIABLES_SIZE;
      case "AccessDeniedException", "AccessDenied", "NotAuthorized", "OptInRequired" ->
          Refusal.ACCESS_DENIED;
      case "ThrottlingException",
          "Throttling",
          "TooManyRequestsException",
          "RequestLimitExceeded" ->
          Refusal.THROTTLED;
      case "ExpiredTokenException", "ExpiredToken" -> Refusal.EXPIRED_TOKEN;
      case "RequestExpired", "RequestTimeTooSkewed" -> Refusal.CLOCK_SKEW;
      case "InvalidSignatureException" ->
          message.startsWith("Signature expired") || message.startsWith("Signature not yet current")
              ? Refusal.CLOCK_SKEW
              : Refusal.UNRECOGNISED_CREDENTIALS;
      case "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "AuthFailure",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationTokenException",
          "InvalidClientTokenId" ->
          Refusal.UNRECOGNISED_CREDENTIALS;
      default -> Refusal.OTHER;
    };
  }

  private static JobFailure garbled(@Nullable String what) {
    return new JobFailure.Unknown(Doubt.GARBLED_REPLY, "GarbledReply", String.valueOf(what));
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, java.util.Objects::nonNull, Throwable::getCause);
  }
}
