package dev.jobinspector.troubleshooting;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.request.Operation;
import java.util.List;
import java.util.Optional;

/// The words for each failure: what happened, and what to do next. The only place that has them.
public final class FailureMessages {
  private FailureMessages() {}

  /// What the failure means for whoever made the attempt.
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

  /// What it means that something of the pipelines could not be read.
  public static Explanation ofPipelineRead(JobFailure failure, Receipt receipt) {
    Explanation userMessage =
        switch (failure) {
          case JobFailure.Rejected rejected -> rejected(rejected, receipt, List.of());
          case JobFailure.Unknown unknown -> unknown(unknown, receipt, Operation.Effect.READ);
          case JobFailure.NotSent(var reason, _)
              when reason == JobFailure.NotSentReason.CANCELLED ->
              Explanation.of("You cancelled it.", "Nothing was changed. Look again when you like.");
          case JobFailure.NotSent notSent -> notSent(notSent);
        };
    boolean denied =
        failure instanceof JobFailure.Rejected(var refusal, _, _)
            && refusal == JobFailure.Refusal.ACCESS_DENIED;
    return denied
        ? new Explanation(
            "The credentials may not read this of the pipelines.",
            userMessage.said(),
            "Ask for codepipeline:ListPipelines, GetPipelineState, ListPipelineExecutions and"
                + " ListActionExecutions, for example by the managed policy"
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
                      "The nonce is not accepted: the job was probably already acknowledged by your"
                          + " earlier attempt, whose outcome is unknown.",
                      "Do not start the work twice: look at the action in the pipeline before you"
                          + " go on.")
                  : Explanation.of(
                      "The nonce is stale, or the job is already claimed: by another worker, or"
                          + " perhaps by an earlier attempt of yours.",
                      "Use the nonce of the newest hand-out (a third-party job: of its details). If"
                          + " another worker holds the job, leave it alone.");
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
                  "The job cannot be used so: it is of the other kind, or not in a state for this.",
                  "Check whether the job is a custom or a third-party one, and what its last status"
                      + " was.");
          case INVALID_JOB_STATE ->
              earlier.stream().anyMatch(a -> reported(a, Outcome.UNKNOWN))
                  ? Explanation.of(
                      "The job takes no result any more: it was probably ended by your earlier"
                          + " attempt, whose outcome is unknown.",
                      "Look at the action in the pipeline; there is most likely nothing left to"
                          + " do.")
                  : Explanation.of(
                      "The job takes no result now: only one that is in progress does, and only"
                          + " once.",
                      "Acknowledge it first if that was not done. If it has ended or timed out,"
                          + " nothing is left to report; retry the stage for a new job.");
          case ACTION_TYPE_NOT_FOUND ->
              Explanation.of(
                  "There is no such action type in this account and Region.",
                  "Compare category, owner, provider and version with the pipeline, letter by"
                      + " letter: a worker that polls for another type leaves the job queued.");
          case PIPELINE_NOT_FOUND ->
              Explanation.of(
                  "There is no such pipeline, or no such execution of it, in this account and"
                      + " Region.",
                  "Check the connection; the pipeline may have been renamed or deleted since.");
          case VALIDATION ->
              Explanation.of(
                  "The service refused the input.",
                  "Correct the value that it names and try again.");
          case ACCESS_DENIED ->
              Explanation.of(
                  "The credentials may not do this.",
                  "Ask for the permission that it names on resource *, for example by the managed"
                      + " policy AWSCodePipelineCustomActionAccess.");
          case THROTTLED ->
              Explanation.of(
                  "The service is throttling this account: too many requests at a time.",
                  "Nothing was done. Wait some seconds and try again.");
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
                  "The clock of this machine is too far off for the service.",
                  "Set the clock by the network, then try again.");
          case OTHER ->
              Explanation.of(
                  "The service said no, for a reason that this version has no words for.",
                  "Look the code up in the CodePipeline API reference, or give AWS support the"
                      + " request id.");
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
          case TIMED_OUT -> "No reply came in time.";
          case CONNECTION_LOST -> "The connection was lost before a reply came.";
          case GARBLED_REPLY -> "A reply came that cannot be read.";
          case SERVER_ERROR -> "The service failed.";
        };
    return switch (effect) {
      case READ ->
          userMessage(
              unknown,
              what,
              "Nothing was changed. Try again; check the network if it stays so.",
              receipt);
      case WRITE ->
          userMessage(
              unknown,
              what + " It is unknown whether it was carried out.",
              "It was sent once and is not sent again by itself. Look at the action in the"
                  + " pipeline, or at the job's worker, before you repeat it.",
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
          Explanation.of("You cancelled it in time: nothing was sent.", "Try again when you like.");
      case READ_ONLY ->
          Explanation.of(
              "The read-only switch is on. Nothing was sent.",
              "Turn it off at the top of the window if you mean to change the job.");
      case HISTORY_UNAVAILABLE ->
          Explanation.of(
              "The history cannot be written, so nothing was sent: " + notSent.message(),
              "What changes a job is sent only when it can be accounted for.");
      case ALREADY_IN_FLIGHT ->
          Explanation.of(
              "The same request for this job is still under way. Nothing more was sent.",
              "Wait for its outcome in the history.");
    };
  }

  private static boolean acknowledged(Attempt attempt, Outcome outcome) {
    boolean acknowledge =
        switch (attempt.intent().operation()) {
          case ACKNOWLEDGE_JOB, ACKNOWLEDGE_THIRD_PARTY_JOB -> true;
          case POLL_FOR_JOBS,
              POLL_FOR_THIRD_PARTY_JOBS,
              GET_JOB_DETAILS,
              GET_THIRD_PARTY_JOB_DETAILS,
              PUT_JOB_SUCCESS_RESULT,
              PUT_JOB_FAILURE_RESULT,
              PUT_THIRD_PARTY_JOB_SUCCESS_RESULT,
              PUT_THIRD_PARTY_JOB_FAILURE_RESULT ->
              false;
        };
    return acknowledge && attempt.conclusion().filter(c -> c.outcome() == outcome).isPresent();
  }

  private static boolean reported(Attempt attempt, Outcome outcome) {
    boolean result =
        switch (attempt.intent().operation()) {
          case PUT_JOB_SUCCESS_RESULT,
              PUT_JOB_FAILURE_RESULT,
              PUT_THIRD_PARTY_JOB_SUCCESS_RESULT,
              PUT_THIRD_PARTY_JOB_FAILURE_RESULT ->
              true;
          case ACKNOWLEDGE_JOB,
              ACKNOWLEDGE_THIRD_PARTY_JOB,
              POLL_FOR_JOBS,
              POLL_FOR_THIRD_PARTY_JOBS,
              GET_JOB_DETAILS,
              GET_THIRD_PARTY_JOB_DETAILS ->
              false;
        };
    return result && attempt.conclusion().filter(c -> c.outcome() == outcome).isPresent();
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
