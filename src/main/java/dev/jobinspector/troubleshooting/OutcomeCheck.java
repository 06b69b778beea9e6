package dev.jobinspector.troubleshooting;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.PipelineGateway;
import dev.jobinspector.troubleshooting.finding.Act;
import dev.jobinspector.troubleshooting.finding.Certainty;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The outcome of an attempt whose outcome is unknown, as far as the action that its job stands for
/// tells, or the pipeline that it changes. The service has no way to ask for the status of a job,
/// so an action in progress leaves much open; then it is said what is open, and how to find out.
/// Nothing is sent but reads.
public final class OutcomeCheck {
  /// How far the clocks of this machine and of the service may be apart; with more, AWS accepts no
  /// signature ([JobFailure.Refusal#CLOCK_SKEW]).
  static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(15);

  private static final String LOAD_DETAILS =
      "Load the job's details and check again: those of a custom job name its action execution."
          + " Without them, look at the action in the console before you repeat the attempt.";

  private OutcomeCheck() {}

  /// Returns what happened to an attempt.
  ///
  /// @param context all that is known of where the job stands
  public static Finding of(Attempt attempt, PipelineContext context, PipelineGateway pipelines) {
    Optional<Finding> control = ControlCheck.of(attempt, pipelines);
    if (control.isPresent()) {
      return control.get();
    }
    if (context.pipeline().isEmpty() || context.action().isEmpty()) {
      return unknownLocation(attempt);
    }
    return switch (ActionOfJob.read(context, context.pipeline().get(), pipelines)) {
      case Reply.Failed<List<ActionExecution>>(var failure, var receipt) ->
          unread(failure, receipt);
      case Reply.Answered<List<ActionExecution>>(var executions, _) ->
          seen(attempt, context, executions);
    };
  }

  /// To a poll, which is about no job.
  public static Explanation forPoll() {
    return Explanation.of(
        "The jobs returned by a poll whose reply was lost cannot be listed.",
        "No action is required: jobs that are not acknowledged in time return to the queue.");
  }

  private static Finding seen(
      Attempt attempt, PipelineContext context, List<ActionExecution> executions) {
    Optional<ActionExecution> found = ActionOfJob.find(context, executions);
    if (found.isEmpty()) {
      return context.pipelineExecutionId().isPresent() ? gone(context) : notFound(context);
    }
    if (context.actionExecutionId().isPresent()) {
      return meaning(attempt, found.get());
    }
    Instant asked = attempt.intent().startedAt();
    Instant began = found.get().started().orElse(asked);
    if (began.isAfter(asked.plus(MAX_CLOCK_SKEW))) {
      return startedAgain(attempt, found.get());
    }
    return began.isAfter(asked)
        ? perhapsStartedAgain(attempt, found.get())
        : meaning(attempt, found.get());
  }

  private static Finding gone(PipelineContext context) {
    return finding(
        Weight.CAUTION,
        "The action no longer exists",
        "The pipeline execution shows no such execution of %s: the pipeline was changed. The job of your attempt has ended."
            .formatted(context.path()),
        "Do not repeat the attempt. Look at what the action does now: a new execution has a new"
            + " job.");
  }

  private static Finding notFound(PipelineContext context) {
    return finding(
        Weight.CAUTION,
        "The execution of the action was not found; the outcome stays unknown",
        "It is neither among the newest 100 action executions of the pipeline nor the newest of "
            + context.path()
            + ": it may have ended, or may still be waiting.",
        LOAD_DETAILS);
  }

  private static Finding meaning(Attempt attempt, ActionExecution execution) {
    return switch (attempt.intent().operation().verb()) {
      case ACKNOWLEDGE -> acknowledged(attempt, execution);
      case PUT_SUCCESS -> reported(attempt, execution, ActionStatus.Known.SUCCEEDED);
      case PUT_FAILURE -> reported(attempt, execution, ActionStatus.Known.FAILED);
      case POLL,
          GET_DETAILS,
          READ_PIPELINE,
          RETRY_STAGE,
          STOP,
          DISABLE_TRANSITION,
          ENABLE_TRANSITION ->
          unknownLocation(attempt);
    };
  }

  private static Finding acknowledged(Attempt attempt, ActionExecution execution) {
    return switch (execution.status()) {
      case ActionStatus.Known.IN_PROGRESS ->
          finding(
              Weight.CAUTION,
              "The action is in progress: the acknowledge may or may not have arrived",
              "The service shows the same for a job that is queued, dispatched or in progress, and"
                  + " has no operation that reads a job's status. "
                  + times(attempt, execution)
                  + told(execution),
              "If the work is yours, send the same acknowledge with the same nonce again:"
                  + " InProgress means that the job is yours; InvalidNonceException that it was"
                  + " acknowledged, perhaps by this attempt, or dispatched again with another"
                  + " nonce. Do not start the work before that.");
      case ActionStatus.Known.SUCCEEDED, ActionStatus.Known.FAILED ->
          finding(
              Weight.NOTE,
              "The action has ended: " + execution.status().text(),
              "The job has ended, whether or not the acknowledge arrived: its result was reported,"
                  + " or it timed out. "
                  + times(attempt, execution)
                  + error(execution),
              "There is nothing left to acknowledge. To run the action again, retry the stage: that"
                  + " creates a new job.");
      case ActionStatus.Known.ABANDONED -> abandoned(attempt, execution);
      case ActionStatus.Unrecognised(var text) -> unrecognised(text);
    };
  }

  private static Finding reported(
      Attempt attempt, ActionExecution execution, ActionStatus.Known asReported) {
    return switch (execution.status()) {
      case ActionStatus.Known.IN_PROGRESS ->
          finding(
              Weight.CAUTION,
              "The action is in progress: the result has not ended it",
              "It did not arrive, or it continued the work in a new job. "
                  + times(attempt, execution)
                  + told(execution),
              "Check again in a minute. If nothing changes and your result had no continuation"
                  + " token, report the result again: InvalidJobStateException then means that the"
                  + " first one arrived.");
      case ActionStatus.Known.SUCCEEDED, ActionStatus.Known.FAILED ->
          execution.status() == asReported
              ? finding(
                  Weight.NOTE,
                  "The action has ended as you reported: " + execution.status().text(),
                  "Most likely by your result; only the times can tell. "
                      + times(attempt, execution)
                      + error(execution),
                  "There is nothing left to report.")
              : finding(
                  Weight.CAUTION,
                  "The action has ended with another result: " + execution.status().text(),
                  "Your result did not end it: another result, or the timeout, came first. "
                      + times(attempt, execution)
                      + error(execution),
                  "Nothing more can be reported for this job. If the outcome is wrong, retry the"
                      + " stage or start the pipeline again.");
      case ActionStatus.Known.ABANDONED -> abandoned(attempt, execution);
      case ActionStatus.Unrecognised(var text) -> unrecognised(text);
    };
  }

  private static Finding abandoned(Attempt attempt, ActionExecution execution) {
    return finding(
        Weight.NOTE,
        "The action was abandoned",
        "The pipeline execution was stopped without waiting for the job. "
            + times(attempt, execution),
        "The pipeline no longer waits for the job: stop its worker, and start the pipeline again if"
            + " the work is still needed.");
  }

  private static Finding unrecognised(String status) {
    return finding(
        Weight.CAUTION,
        "The action has a status that this version does not know: " + status,
        "The service added it after this version was built.",
        "Look the status up in the CodePipeline API Reference before you repeat the attempt.");
  }

  private static Finding startedAgain(Attempt attempt, ActionExecution execution) {
    return finding(
        Weight.NOTE,
        "The action was probably started again after your attempt",
        "Its newest execution has a new job; the job of your attempt belongs to an earlier one,"
            + " unless the clock of this computer is slow. "
            + times(attempt, execution),
        "Do not repeat the attempt. If the action hangs again, look for its new job.");
  }

  private static Finding perhapsStartedAgain(Attempt attempt, ActionExecution execution) {
    return finding(
        Weight.CAUTION,
        "The action may have been started again after your attempt",
        "The times are only minutes apart, and the clocks may differ by as much: whether this"
            + " execution is that of your attempt cannot be determined. "
            + times(attempt, execution),
        LOAD_DETAILS);
  }

  private static Finding unknownLocation(Attempt attempt) {
    return attempt.intent().job().isEmpty()
        ? finding(
            Weight.NOTE,
            forPoll().what(),
            "CodePipeline has no operation that lists jobs.",
            forPoll().next())
        : finding(
            Weight.CAUTION,
            "The pipeline and action of the job are not known",
            "Only the details of a job name its pipeline and action, and they are not loaded.",
            "Load the details (a third-party job needs its client token), then check again. Without"
                + " them, look at the action in the console before you repeat the attempt.");
  }

  static Finding unread(JobFailure failure, Receipt receipt) {
    Explanation why = FailureMessages.ofPipelineRead(failure, receipt);
    return finding(
        Weight.CAUTION,
        "The pipeline could not be read; the outcome stays unknown",
        why.what()
            + why.said().map(text -> "\nThe service said: " + text).orElse("")
            + why.requestId().map(id -> "\nRequest id: " + id).orElse(""),
        why.next());
  }

  /// The clocks of this machine and of the service may differ, so the reader compares.
  private static String times(Attempt attempt, ActionExecution execution) {
    return "Your attempt was at "
        + second(
            attempt.conclusion().map(Conclusion::finishedAt).orElse(attempt.intent().startedAt()))
        + execution.started().map(at -> ", the action began at " + second(at)).orElse("")
        + execution.updated().map(at -> ", and last changed at " + second(at)).orElse("")
        + " by the service's clock.";
  }

  static String second(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// A worker can tell something of an action in progress only after an acknowledge.
  private static String told(ActionExecution execution) {
    return execution
        .told()
        .summary()
        .or(() -> execution.told().id())
        .map(text -> " A worker that acknowledged a job of this action reported: “" + text + "”.")
        .orElse("");
  }

  private static String error(ActionExecution execution) {
    return execution.error().map(text -> " The pipeline says: " + text).orElse("");
  }

  static Finding finding(Weight weight, String cause, String evidence, String next) {
    return new Finding(
        weight,
        Certainty.LIKELY,
        cause,
        List.of(evidence),
        List.of(),
        Act.CHECK_OUTCOME,
        next,
        "an-outcome-is-unknown");
  }
}
