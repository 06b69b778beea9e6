package dev.jobinspector.troubleshooting;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Operation.Verb;
import java.util.List;
import java.util.Optional;

/// The messages for each failure: what happened, and what to do next. The only place that has them.
public final class FailureMessages {
  private FailureMessages() {}

  /// Returns what the failure means for whoever made the attempt.
  ///
  /// @param earlier attempts on the same job, this one left out: an earlier one whose outcome is
  ///   unknown may be the reason
  public static Explanation explain(
      JobFailure failure, Receipt receipt, Operation operation, List<Attempt> earlier) {
    return switch (failure) {
      case JobFailure.Rejected rejected -> rejected(rejected, receipt, earlier);
      case JobFailure.Unknown unknown -> unknown(unknown, receipt, operation.effect());
      case JobFailure.NotSent notSent -> notSent(notSent);
    };
  }

  /// Returns what it means that something of the pipelines could not be read.
  public static Explanation ofPipelineRead(JobFailure failure, Receipt receipt) {
    Explanation userMessage =
        switch (failure) {
          case JobFailure.Rejected rejected -> rejected(rejected, receipt, List.of());
          case JobFailure.Unknown unknown -> unknown(unknown, receipt, Operation.Effect.READ);
          case JobFailure.NotSent(var reason, _)
              when reason == JobFailure.NotSentReason.CANCELLED ->
              Explanation.of("Cancelled.", "Nothing was changed. Try again at any time.");
          case JobFailure.NotSent notSent -> notSent(notSent);
        };
    boolean denied =
        failure instanceof JobFailure.Rejected(var refusal, _, _)
            && refusal == JobFailure.Refusal.ACCESS_DENIED;
    return denied
        ? new Explanation(
            "The credentials are not authorized to read the pipelines.",
            userMessage.said(),
            "Ask for codepipeline:ListPipelines, GetPipelineState, ListPipelineExecutions and"
                + " ListActionExecutions, for example with the managed policy"
                + " AWSCodePipeline_ReadOnlyAccess.",
            userMessage.requestId())
        : userMessage;
  }

  private static Explanation rejected(
      JobFailure.Rejected rejected, Receipt receipt, List<Attempt> earlier) {
    Explanation userMessage =
        switch (rejected.refusal()) {
          case INVALID_NONCE ->
              earlier.stream().anyMatch(a -> acknowledged(a, Outcome.UNKNOWN))
                  ? Explanation.of(
                      "The nonce was rejected: the job was probably already acknowledged by your"
                          + " earlier attempt, whose outcome is unknown.",
                      "Do not start the work twice: look at the action in the pipeline before you"
                          + " continue.")
                  : Explanation.of(
                      "The nonce is stale, or the job is already acknowledged: by another worker,"
                          + " or perhaps by your earlier attempt.",
                      "Use the nonce from the latest poll (for a third-party job: from its"
                          + " details). If another worker has acknowledged the job, leave it to"
                          + " that worker.");
          case JOB_NOT_FOUND ->
              Explanation.of(
                  "There is no such job in this account and Region.",
                  "Compare the job id with the worker's log, and check the connection: jobs are"
                      + " known only in the Region of their pipeline. A continued action has a new"
                      + " job id.");
          case INVALID_CLIENT_TOKEN ->
              Explanation.of(
                  "The client token does not belong to this job.",
                  "Look the token up by the client id that the poll returned; the client id itself"
                      + " is not the token.");
          case INVALID_JOB ->
              Explanation.of(
                  "The request does not fit this job: the job is of the other kind, or its status"
                      + " does not allow it.",
                  "Check whether it is a custom or a third-party job, and what its last status"
                      + " was.");
          case INVALID_JOB_STATE ->
              earlier.stream().anyMatch(a -> reported(a, Outcome.UNKNOWN))
                  ? Explanation.of(
                      "The job no longer accepts a result: your earlier attempt, whose outcome is"
                          + " unknown, probably ended it.",
                      "Look at the action in the pipeline; most likely there is nothing left to"
                          + " do.")
                  : Explanation.of(
                      "The job does not accept a result: only a job in progress does, and only"
                          + " once.",
                      "Acknowledge it first if that was not done. If it has ended or timed out,"
                          + " there is nothing left to report; retry the stage to get a new job.");
          case ACTION_TYPE_NOT_FOUND ->
              Explanation.of(
                  "There is no such action type in this account and Region.",
                  "Compare category, owner, provider and version with the pipeline, character by"
                      + " character: a worker that polls for another action type leaves the job"
                      + " queued.");
          case PIPELINE_NOT_FOUND ->
              Explanation.of(
                  "There is no such pipeline, or no such execution of it, in this account and"
                      + " Region.",
                  "Check the connection; the pipeline may have been renamed or deleted.");
          case VALIDATION ->
              Explanation.of(
                  "The service rejected the input as not valid.",
                  "Correct the value named in the message, then try again.");
          case ACCESS_DENIED ->
              Explanation.of(
                  "The credentials are not authorized for this operation.",
                  "Ask for the permission named in the message, on resource *, for example with the"
                      + " managed policy AWSCodePipelineCustomActionAccess.");
          case THROTTLED ->
              Explanation.of(
                  "The service is throttling this account: too many requests in a short time.",
                  "Nothing was done. Wait a few seconds, then try again.");
          case EXPIRED_TOKEN ->
              Explanation.of(
                  "The credentials have expired.",
                  "Sign in again (aws sso login, or new temporary credentials), then connect"
                      + " again.");
          case UNRECOGNISED_CREDENTIALS ->
              Explanation.of(
                  "The service does not accept the credentials or their signature.",
                  "Check the profile of the connection and sign in again.");
          case CLOCK_SKEW ->
              Explanation.of(
                  "The clock of this computer differs too much from the service's.",
                  "Synchronize the clock, then try again.");
          case OTHER ->
              Explanation.of(
                  "Rejected with an error code that this version does not know.",
                  "Look the code up in the CodePipeline API Reference, or give the request id to"
                      + " AWS Support.");
        };
    return new Explanation(
        userMessage.what(),
        Optional.of(rejected.code() + ": " + rejected.message()),
        userMessage.next(),
        receipt.requestId());
  }

  private static Explanation unknown(
      JobFailure.Unknown unknown, Receipt receipt, Operation.Effect effect) {
    String what =
        switch (unknown.doubt()) {
          case TIMED_OUT -> "The request timed out: no reply came in time.";
          case CONNECTION_LOST -> "The connection was lost before a reply arrived.";
          case GARBLED_REPLY -> "The reply cannot be read: it is incomplete or malformed.";
          case SERVER_ERROR -> "The service failed with an internal error.";
        };
    return switch (effect) {
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
              "It was sent once, with no automatic retry. Look at the action in the pipeline, or at"
                  + " the job's worker, before you repeat it.",
              receipt);
    };
  }

  private static Explanation notSent(JobFailure.NotSent notSent) {
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
          Explanation.of(
              "There are no usable credentials. Nothing was sent.",
              "Sign in (aws sso login, or aws configure), then connect again.");
      case CANCELLED ->
          Explanation.of(
              "Cancelled before it was sent: nothing was sent.", "Try again at any time.");
      case READ_ONLY ->
          Explanation.of(
              "The read-only switch is on. Nothing was sent.",
              "Turn it off at the top of the window if you mean to change the job.");
      case HISTORY_UNAVAILABLE ->
          Explanation.of(
              "The history cannot be written, so nothing was sent: " + notSent.message(),
              "A request that changes a job is sent only when the history can record it.");
      case ALREADY_IN_FLIGHT ->
          Explanation.of(
              "The same request for this job is still in progress. Nothing more was sent.",
              "Wait for its outcome in the history.");
    };
  }

  private static boolean acknowledged(Attempt attempt, Outcome outcome) {
    return hasOutcome(attempt, outcome, Verb.ACKNOWLEDGE);
  }

  private static boolean reported(Attempt attempt, Outcome outcome) {
    return hasOutcome(attempt, outcome, Verb.PUT_SUCCESS, Verb.PUT_FAILURE);
  }

  private static boolean hasOutcome(Attempt attempt, Outcome outcome, Verb... verbs) {
    return List.of(verbs).contains(attempt.intent().operation().verb())
        && attempt.conclusion().filter(c -> c.outcome() == outcome).isPresent();
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
