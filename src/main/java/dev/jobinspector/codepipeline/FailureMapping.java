package dev.jobinspector.codepipeline;

import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.reply.JobFailure.NotSentReason;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Reply;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/// Maps what the SDK throws to its outcome: rejected, unknown or not sent.
final class FailureMapping {
  private FailureMapping() {}

  static <T> Reply<T> reply(RuntimeException thrown, CallRecord record) {
    JobFailure failure = failure(thrown, record);
    return new Reply.Failed<>(failure, record.receipt(!(failure instanceof JobFailure.NotSent)));
  }

  private static JobFailure failure(RuntimeException thrown, CallRecord record) {
    if (thrown instanceof AwsServiceException answered) {
      return answered(answered, record);
    }
    if (!record.sent() && thrown instanceof AbortedException) {
      return new JobFailure.NotSent(
          NotSentReason.CANCELLED, "It was cancelled before the request left.");
    }
    if (!record.sent() && thrown instanceof ConnectionException unresolved) {
      return new JobFailure.NotSent(NotSentReason.NO_CREDENTIALS, unresolved.userMessage());
    }
    if (!record.sent()) {
      return new JobFailure.NotSent(
          NotSentReason.NO_CREDENTIALS, "The request could not be built and signed.");
    }
    if (record.sends() == 1 && neverConnected(thrown)) {
      return new JobFailure.NotSent(
          NotSentReason.UNREACHABLE, "No connection to the endpoint could be made.");
    }
    if (record.replyComplete()) {
      return unknown(Doubt.GARBLED_REPLY, "GarbledReply", "A reply came that cannot be read.");
    }
    if (thrown instanceof ApiCallTimeoutException
        || causes(thrown).anyMatch(SocketTimeoutException.class::isInstance)) {
      return unknown(Doubt.TIMED_OUT, "NoReplyInTime", "No reply came in time.");
    }
    return unknown(
        Doubt.CONNECTION_LOST, "ConnectionLost", "The connection was lost before a reply came.");
  }

  private static JobFailure answered(AwsServiceException answered, CallRecord record) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(answered.awsErrorDetails());
    int status = answered.statusCode();
    String code =
        details
            .flatMap(d -> Optional.ofNullable(d.errorCode()))
            .map(FailureMapping::bare)
            .orElse("HTTP " + status);
    String message =
        record.scrubbed(
            details
                .flatMap(d -> Optional.ofNullable(d.errorMessage()))
                .orElse("The service gave no reason (HTTP status " + status + ")."));
    if (status >= 500) {
      return unknown(Doubt.SERVER_ERROR, code, message);
    }
    return new JobFailure.Rejected(refusal(code, message), code, message);
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
          "OutputVariablesSizeExceededException" ->
          Refusal.VALIDATION;
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
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationTokenException",
          "InvalidClientTokenId" ->
          Refusal.UNRECOGNISED_CREDENTIALS;
      default -> Refusal.OTHER;
    };
  }

  private static JobFailure unknown(Doubt doubt, String code, String message) {
    return new JobFailure.Unknown(doubt, code, message);
  }

  /// Returns whether it was thrown before the first byte left: everything later is unknown.
  private static boolean neverConnected(Throwable thrown) {
    return causes(thrown)
        .anyMatch(
            cause ->
                cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException
                    || (cause instanceof SocketTimeoutException
                        && String.valueOf(cause.getMessage()).startsWith("Connect timed out")));
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, java.util.Objects::nonNull, Throwable::getCause);
  }
}
