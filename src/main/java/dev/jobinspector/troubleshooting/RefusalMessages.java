package dev.jobinspector.troubleshooting;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Operation.Verb;
import dev.jobinspector.job.request.Permission;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The messages for what the service rejects.
final class RefusalMessages {
  private RefusalMessages() {}

  /// Returns what a refusal means for whoever made the attempt.
  static Explanation of(
      JobFailure.Rejected rejected, Receipt receipt, Operation operation, List<Attempt> earlier) {
    Explanation userMessage =
        switch (rejected.refusal()) {
          case INVALID_NONCE ->
              inDoubt(earlier, Verb.ACKNOWLEDGE)
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
          case INVALID_JOB_STATE -> invalidState(earlier);
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
          case STAGE_NOT_FOUND ->
              Explanation.of(
                  "The pipeline has no such stage.",
                  "Compare the name with the pipeline, character by character; the pipeline may"
                      + " have been changed.");
          case STAGE_NOT_RETRYABLE ->
              inDoubt(earlier, Verb.RETRY_STAGE)
                  ? Explanation.of(
                      "The stage cannot be retried now: your earlier attempt, whose outcome is"
                          + " unknown, has probably begun its actions once more.",
                      "Look at the state of the stage before you do anything else.")
                  : Explanation.of(
                      "The stage cannot be retried: no action of it has failed, or all of them are"
                          + " still in progress.",
                      "Look at the state of the stage. An action in progress must end first: report"
                          + " the result of its job, or stop the execution.");
          case NOT_LATEST_EXECUTION ->
              Explanation.of(
                  "A later pipeline execution has entered the stage: this one is superseded there"
                      + " and cannot be retried.",
                  "Retry the latest execution of the stage, or start the pipeline again with the"
                      + " revision that you need.");
          case EXECUTION_NOT_STOPPABLE ->
              Explanation.of(
                  "The pipeline execution cannot be stopped: it is not in progress any more, or a"
                      + " later one has superseded it.",
                  "There is nothing left to stop. Look at the state of the pipeline for the"
                      + " execution that is in the stage now.");
          case DUPLICATED_STOP ->
              Explanation.of(
                  "The pipeline execution is already being stopped: it waits for its actions in"
                      + " progress.",
                  "Wait until they have ended, or stop it once more and abandon them: that is what"
                      + " frees a pipeline whose job nobody will end.");
          case CONFLICT ->
              Explanation.of(
                  "Something else is changing the same stage or pipeline, or actions of the stage"
                      + " are still in progress.",
                  "Nothing was done. Look at the state of the pipeline, then try again; all"
                      + " actions of a stage can be retried only when none is in progress.");
          case EXECUTION_LIMIT ->
              Explanation.of(
                  "As many pipeline executions are in progress as the account may have.",
                  "Nothing was done. Wait until one has ended, or stop one that is not needed.");
          case OUTPUT_VARIABLES_SIZE ->
              Explanation.of(
                  "The output variables of the action are too large.",
                  "Nothing was done, and the job is still in progress. Report the result with"
                      + " fewer or shorter variables: names and values together may have 122,880"
                      + " bytes.");
          case VALIDATION ->
              Explanation.of(
                  "The service rejected the input as not valid.",
                  "Correct the value named in the message, then try again.");
          case ACCESS_DENIED -> denied(rejected.message(), operation);
          case THROTTLED ->
              Explanation.of(
                  "The service is throttling this account: too many requests in a short time.",
                  "Nothing was done. Wait a few seconds, then try again.");
          case EXPIRED_TOKEN ->
              Explanation.of(
                  "The credentials have expired.",
                  "Sign in again (job-inspector sign-in, or new temporary credentials), then"
                      + " connect again.");
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

  /// Returns what it means that a read of pipelines was rejected.
  static Explanation ofRead(JobFailure.Rejected rejected, Receipt receipt) {
    return of(rejected, receipt, Operation.GET_PIPELINE_STATE, List.of());
  }

  private static Explanation denied(String message, Operation operation) {
    return Explanation.of(
        "The credentials are not authorized for this operation.",
        "Ask for "
            + Permission.missing(message).orElse(Permission.of(operation)).statement()
            + ", or choose a profile that has it.");
  }

  /// Who ended the job is said where the history knows it.
  private static Explanation invalidState(List<Attempt> earlier) {
    Optional<Attempt> ended = reported(earlier, Outcome.CONFIRMED).findFirst();
    if (ended.isPresent()) {
      return Explanation.of(
          "The job no longer accepts a result: it was ended by your %s at %s."
              .formatted(ended.get().intent().operation().apiName(), endOf(ended.get())),
          "There is nothing left to report. Look at the action in the pipeline: after a result"
              + " with a continuation token the work goes on in a new job with a new id.");
    }
    return inDoubt(earlier, Verb.PUT_SUCCESS, Verb.PUT_FAILURE)
        ? Explanation.of(
            "The job no longer accepts a result: your earlier attempt, whose outcome is unknown,"
                + " probably ended it.",
            "Look at the action in the pipeline; most likely there is nothing left to do.")
        : Explanation.of(
            "The job does not accept a result: only a job in progress does, and only once.",
            "Acknowledge it first if that was not done. If it has ended or timed out, there is"
                + " nothing left to report; retry the stage to get a new job.");
  }

  private static String endOf(Attempt attempt) {
    return attempt
        .conclusion()
        .map(Conclusion::finishedAt)
        .orElse(attempt.intent().startedAt())
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  private static Stream<Attempt> reported(List<Attempt> earlier, Outcome outcome) {
    return with(earlier, outcome, Verb.PUT_SUCCESS, Verb.PUT_FAILURE);
  }

  private static boolean inDoubt(List<Attempt> earlier, Verb... verbs) {
    return with(earlier, Outcome.UNKNOWN, verbs).findAny().isPresent();
  }

  private static Stream<Attempt> with(List<Attempt> earlier, Outcome outcome, Verb... verbs) {
    return earlier.stream()
        .filter(attempt -> List.of(verbs).contains(attempt.intent().operation().verb()))
        .filter(attempt -> attempt.conclusion().filter(c -> c.outcome() == outcome).isPresent());
  }
}
