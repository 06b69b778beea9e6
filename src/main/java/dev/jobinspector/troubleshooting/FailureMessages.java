package dev.jobinspector.troubleshooting;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.request.Operation;
import java.util.List;
import java.util.Optional;

/// The messages for each failure: what happened, and what to do next. With [RefusalMessages] the
/// only place that has them.
public final class FailureMessages {
  private FailureMessages() {}

  /// Returns what the failure means for whoever made the attempt.
  ///
  /// @param earlier attempts on the same subject, the newest first, this one left out: an earlier
  ///   one whose outcome is unknown, or that ended the job, may be the reason
  public static Explanation explain(
      JobFailure failure, Receipt receipt, Operation operation, List<Attempt> earlier) {
    return switch (failure) {
      case JobFailure.Rejected rejected ->
          RefusalMessages.of(rejected, receipt, operation, earlier);
      case JobFailure.Unknown unknown -> unknown(unknown, receipt, operation);
      case JobFailure.NotSent notSent -> notSent(notSent, operation);
    };
  }

  /// Returns what it means that something of the pipelines could not be read.
  public static Explanation ofPipelineRead(JobFailure failure, Receipt receipt) {
    return switch (failure) {
      case JobFailure.Rejected rejected -> RefusalMessages.ofRead(rejected, receipt);
      case JobFailure.Unknown unknown -> unknown(unknown, receipt, Operation.GET_PIPELINE_STATE);
      case JobFailure.NotSent(var reason, _) when reason == JobFailure.NotSentReason.CANCELLED ->
          Explanation.of("Cancelled.", "Nothing was changed. Try again at any time.");
      case JobFailure.NotSent notSent -> notSent(notSent, Operation.GET_PIPELINE_STATE);
    };
  }

  private static Explanation unknown(
      JobFailure.Unknown unknown, Receipt receipt, Operation operation) {
    String what =
        switch (unknown.doubt()) {
          case TIMED_OUT -> "The request timed out: no reply came in time.";
          case CONNECTION_LOST -> "The connection was lost before a reply arrived.";
          case GARBLED_REPLY -> "The reply cannot be read: it is incomplete or malformed.";
          case SERVER_ERROR -> "The service failed with an internal error.";
        };
    return switch (operation.effect()) {
      case READ ->
          userMessage(
              unknown,
              what,
              "Nothing was changed. Try again; check the network if this continues.",
              receipt);
      case WRITE ->
          userMessage(
              unknown,
              what + " It is unknown whether the request was carried out.",
              "It was sent once, with no automatic retry. "
                  + (operation.kind().isPresent()
                      ? "Look at the action in the pipeline, or at the job's worker, before you"
                          + " repeat it."
                      : "Look at the state of the pipeline before you repeat it."),
              receipt);
    };
  }

  private static Explanation notSent(JobFailure.NotSent notSent, Operation operation) {
    String subject = operation.kind().isPresent() ? "job" : "pipeline";
    return switch (notSent.reason()) {
      case UNREACHABLE ->
          Explanation.of(
              "The endpoint cannot be reached. Nothing was sent.",
              "Check network, VPN and proxy, and the endpoint in the status bar.");
      case PROXY ->
          Explanation.of(
              notSent.message() + " Nothing was sent.",
              "Correct HTTPS_PROXY (http://USER:PASSWORD@HOST:PORT), or name the endpoint's host in"
                  + " NO_PROXY if it is reached without the proxy.");
      case TLS ->
          Explanation.of(
              notSent.message() + " Nothing was sent.",
              "If your company or your emulator has certificates of its own, save its authority's"
                  + " as PEM and set AWS_CA_BUNDLE=FILE, ca_bundle in the profile, or --ca-bundle;"
                  + " else check the endpoint and this machine's clock.");
      case NO_CREDENTIALS ->
          Explanation.of("There are no usable credentials. Nothing was sent.", notSent.message());
      case CANCELLED ->
          Explanation.of(
              "Cancelled before it was sent: nothing was sent.", "Try again at any time.");
      case READ_ONLY ->
          Explanation.of(
              notSent.message() + " Nothing was sent.",
              "Turn it off at the top of the window if you mean to change the " + subject + ".");
      case HISTORY_UNAVAILABLE ->
          Explanation.of(
              "The history cannot be written, so nothing was sent: " + notSent.message(),
              "A request that changes a %s is sent only when the history can record it."
                  .formatted(subject));
      case ALREADY_IN_FLIGHT ->
          Explanation.of(
              "The same request for this %s is still in progress. Nothing more was sent."
                  .formatted(subject),
              "Wait for its outcome in the history.");
    };
  }

  private static Explanation userMessage(
      JobFailure.Unknown unknown, String what, String next, Receipt receipt) {
    Optional<String> said =
        switch (unknown.doubt()) {
          case SERVER_ERROR -> Optional.of(unknown.code() + ": " + unknown.message());
          case TIMED_OUT, CONNECTION_LOST, GARBLED_REPLY -> Optional.empty();
        };
    return new Explanation(what, said, next, receipt.requestId());
  }
}
