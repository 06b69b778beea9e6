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
import dev.jobinspector.troubleshooting.Finding.Weight;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What became of an attempt whose outcome is unknown, as far as the action that its job stands for
/// tells. The service has no way to ask for the status of a job, so an action in progress leaves
/// much open; then it is said what is open, and how to find out. Nothing is sent but reads.
public final class OutcomeCheck {
  /// How far the clocks of this machine and of the service may be apart; with more, AWS accepts no
  /// signature ([JobFailure.Refusal#CLOCK_SKEW]).
  private static final Duration CLOCKS_APART = Duration.ofMinutes(15);

  private static final String LOAD_THE_DETAILS =
      "Load the job's details and ask again: those of a custom job tell exactly which execution is"
          + " its. Without them, look at the action in the console before you repeat the attempt.";

  private OutcomeCheck() {}

  /// What happened to an attempt.
  ///
  /// @param context all that is known of where the job stands
  public static Finding of(Attempt attempt, PipelineContext context, PipelineGateway pipelines) {
    if (context.pipeline().isEmpty() || context.action().isEmpty()) {
      return noPlace(attempt);
    }
    return switch (read(context, context.pipeline().get(), pipelines)) {
      case Reply.Failed<List<ActionExecution>>(var failure, var receipt) ->
          unread(failure, receipt);
      case Reply.Answered<List<ActionExecution>>(var executions, _) ->
          seen(attempt, context, executions);
    };
  }

  /// To a poll, which is about no job.
  public static Explanation forPoll() {
    return Explanation.of(
        "What a poll without a reply handed out cannot be seen.",
        "Nothing needs to be done: jobs that are not acknowledged in time are handed out again.");
  }

  /// The executions of actions among which that of the job would be.
  private static Reply<List<ActionExecution>> read(
      PipelineContext context, String pipeline, PipelineGateway pipelines) {
    return context
        .pipelineExecutionId()
        .map(id -> pipelines.actions(pipeline, id))
        .orElseGet(() -> newest(context, pipeline, pipelines));
  }

  /// In a busy pipeline an action that hangs is soon not among the most recent any more, but is
  /// still the newest of its place.
  private static Reply<List<ActionExecution>> newest(
      PipelineContext context, String pipeline, PipelineGateway pipelines) {
    Reply<List<ActionExecution>> recent = pipelines.recent(pipeline);
    return recent instanceof Reply.Answered<List<ActionExecution>>(var executions, _)
            && find(context, executions).isEmpty()
        ? pipelines.latest(pipeline)
        : recent;
  }

  private static Finding seen(
      Attempt attempt, PipelineContext context, List<ActionExecution> executions) {
    Optional<ActionExecution> found = find(context, executions);
    if (found.isEmpty()) {
      return context.pipelineExecutionId().isPresent() ? gone(context) : outOfSight(context);
    }
    if (context.actionExecutionId().isPresent()) {
      return meaning(attempt, found.get());
    }
    Instant asked = attempt.intent().startedAt();
    Instant began = found.get().started().orElse(asked);
    if (began.isAfter(asked.plus(CLOCKS_APART))) {
      return startedAnew(attempt, found.get());
    }
    return began.isAfter(asked) ? perhapsAnew(attempt, found.get()) : meaning(attempt, found.get());
  }

  private static Finding gone(PipelineContext context) {
    return new Finding(
        Weight.CAUTION,
        "The action is not there any more",
        "The execution of the pipeline shows no such execution of %s: the pipeline was changed since. The job of your attempt belongs to what is over."
            .formatted(context.path()),
        "Do not repeat the attempt. Look at what the action does now: a new execution has a new"
            + " job.");
  }

  private static Finding outOfSight(PipelineContext context) {
    return new Finding(
        Weight.CAUTION,
        "The execution of the action was not found; the outcome stays unknown",
        "It is neither among the newest 100 executions of actions of the pipeline nor the newest of"
            + " "
            + context.path()
            + ": it may be over, and it may still wait.",
        LOAD_THE_DETAILS);
  }

  private static Optional<ActionExecution> find(
      PipelineContext context, List<ActionExecution> executions) {
    return executions.stream()
        .filter(
            execution ->
                context.actionExecutionId().isPresent()
                    ? execution.context().actionExecutionId().equals(context.actionExecutionId())
                    : execution.context().path().equals(context.path()))
        .findFirst();
  }

  private static Finding meaning(Attempt attempt, ActionExecution execution) {
    return switch (attempt.intent().operation().verb()) {
      case ACKNOWLEDGE -> acknowledged(attempt, execution);
      case PUT_SUCCESS -> reported(attempt, execution, ActionStatus.Known.SUCCEEDED);
      case PUT_FAILURE -> reported(attempt, execution, ActionStatus.Known.FAILED);
      case POLL, GET_DETAILS -> noPlace(attempt);
    };
  }

  private static Finding acknowledged(Attempt attempt, ActionExecution execution) {
    return switch (execution.status()) {
      case ActionStatus.Known.IN_PROGRESS ->
          new Finding(
              Weight.CAUTION,
              "The action is in progress: the acknowledge may have arrived, or not",
              "The service shows the same for a job that waits, that is handed out and that is"
                  + " worked on, and has no way to ask for a job's status. "
                  + times(attempt, execution)
                  + told(execution),
              "If the work is yours, send the same acknowledge with the same nonce again:"
                  + " InProgress says that the job is yours; InvalidNonce that it was claimed,"
                  + " perhaps by this attempt, or handed out again since with another nonce. Do not"
                  + " begin the work before.");
      case ActionStatus.Known.SUCCEEDED, ActionStatus.Known.FAILED ->
          new Finding(
              Weight.NOTE,
              "The action has ended: " + execution.status().text(),
              "The job is over, whether or not the acknowledge arrived: its result came in, or it"
                  + " timed out. "
                  + times(attempt, execution)
                  + error(execution),
              "Nothing is left to acknowledge. If the action is to run again, retry the stage: that"
                  + " makes a new job.");
      case ActionStatus.Known.ABANDONED -> abandoned(attempt, execution);
      case ActionStatus.Unrecognised(var text) -> unrecognised(text);
    };
  }

  private static Finding reported(
      Attempt attempt, ActionExecution execution, ActionStatus.Known asReported) {
    return switch (execution.status()) {
      case ActionStatus.Known.IN_PROGRESS ->
          new Finding(
              Weight.CAUTION,
              "The action is in progress: the result has not ended it",
              "It did not arrive, or it continued the work in another job. "
                  + times(attempt, execution)
                  + told(execution),
              "Look again in a minute. If it stays so and you did not continue it, report the"
                  + " result again: InvalidJobState then says that the first one arrived.");
      case ActionStatus.Known.SUCCEEDED, ActionStatus.Known.FAILED ->
          execution.status() == asReported
              ? new Finding(
                  Weight.NOTE,
                  "The action has ended as you reported: " + execution.status().text(),
                  "Most likely by your result; it can only be told by the times. "
                      + times(attempt, execution)
                      + error(execution),
                  "Nothing is left to report.")
              : new Finding(
                  Weight.CAUTION,
                  "The action has ended otherwise: " + execution.status().text(),
                  "Your result was not what ended it: another result, or the time-out, came first. "
                      + times(attempt, execution)
                      + error(execution),
                  "Nothing can be reported for this job any more. If the outcome is wrong, retry"
                      + " the stage or start the pipeline again.");
      case ActionStatus.Known.ABANDONED -> abandoned(attempt, execution);
      case ActionStatus.Unrecognised(var text) -> unrecognised(text);
    };
  }

  private static Finding abandoned(Attempt attempt, ActionExecution execution) {
    return new Finding(
        Weight.NOTE,
        "The action was abandoned",
        "Somebody stopped the execution without waiting for the job. " + times(attempt, execution),
        "The job is over for the pipeline: tell its worker to stop, and start the pipeline again if"
            + " the work is still wanted.");
  }

  private static Finding unrecognised(String status) {
    return new Finding(
        Weight.CAUTION,
        "The action has a status that this version does not know: " + status,
        "The service model has grown since this version was built.",
        "Look the status up in the CodePipeline API reference before you repeat the attempt.");
  }

  private static Finding startedAnew(Attempt attempt, ActionExecution execution) {
    return new Finding(
        Weight.NOTE,
        "The action was probably started anew after your attempt",
        "Its newest execution has a job of its own; that of your attempt belongs to an earlier one,"
            + " unless this machine's clock is slow. "
            + times(attempt, execution),
        "Do not repeat the attempt. If the action hangs again, look for its new job.");
  }

  private static Finding perhapsAnew(Attempt attempt, ActionExecution execution) {
    return new Finding(
        Weight.CAUTION,
        "The action may have been started anew after your attempt",
        "By a few minutes, which the clocks may be apart: it cannot be told whether this execution"
            + " is the one of your attempt. "
            + times(attempt, execution),
        LOAD_THE_DETAILS);
  }

  private static Finding noPlace(Attempt attempt) {
    return attempt.intent().job().isEmpty()
        ? new Finding(
            Weight.NOTE, forPoll().what(), "The service has no list of jobs.", forPoll().next())
        : new Finding(
            Weight.CAUTION,
            "It is not known where the job stands",
            "Only the details of a job tell its pipeline and action, and they are not there.",
            "Load the details (a third-party job needs its client token), then ask again. Without"
                + " them, look at the action in the console before you repeat the attempt.");
  }

  private static Finding unread(JobFailure failure, Receipt receipt) {
    Explanation why = FailureMessages.ofPipelineRead(failure, receipt);
    return new Finding(
        Weight.CAUTION,
        "The action could not be read; the outcome stays unknown",
        why.what()
            + why.said().map(userMessage -> "\nThe service said: " + userMessage).orElse("")
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

  private static String second(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// A worker can tell something of an action in progress only after an acknowledge.
  private static String told(ActionExecution execution) {
    return execution
        .told()
        .summary()
        .or(() -> execution.told().id())
        .map(
            userMessage ->
                " A worker that had acknowledged a job of it told: “" + userMessage + "”.")
        .orElse("");
  }

  private static String error(ActionExecution execution) {
    return execution.error().map(userMessage -> " The pipeline says: " + userMessage).orElse("");
  }
}
