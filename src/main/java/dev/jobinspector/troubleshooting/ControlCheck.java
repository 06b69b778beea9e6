package dev.jobinspector.troubleshooting;

import static dev.jobinspector.troubleshooting.OutcomeCheck.finding;
import static dev.jobinspector.troubleshooting.OutcomeCheck.second;
import static dev.jobinspector.troubleshooting.OutcomeCheck.unread;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.PipelineGateway;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The outcome of a retry, a stop or a transition's change that is unknown, as far as the pipeline
/// tells. Nothing is sent but reads, and only what was read is said.
final class ControlCheck {
  private ControlCheck() {}

  /// Returns what happened to an attempt; empty if it is none on a stage or a pipeline execution.
  static Optional<Finding> of(Attempt attempt, PipelineGateway pipelines) {
    return switch (attempt.intent().subject()) {
      case Subject.Execution(var pipeline, var id) ->
          Optional.of(
              switch (pipelines.executionStatus(pipeline, id)) {
                case Reply.Answered<Optional<String>>(var status, _) -> stopped(attempt, status);
                case Reply.Failed<Optional<String>>(var failure, var receipt) ->
                    unread(failure, receipt);
              });
      case Subject.Stage stage ->
          Optional.of(
              switch (pipelines.state(stage.pipeline())) {
                case Reply.Answered<PipelineState>(var state, _) ->
                    onStage(attempt, stage, state, pipelines);
                case Reply.Failed<PipelineState>(var failure, var receipt) ->
                    unread(failure, receipt);
              });
      case Subject.Job _, Subject.ActionType _ -> Optional.empty();
    };
  }

  private static Finding stopped(Attempt attempt, Optional<String> status) {
    return switch (status.orElse("")) {
      case "" ->
          finding(
              Weight.CAUTION,
              "The pipeline execution was not found; the outcome stays unknown",
              "It is not among the newest 1,000 executions of the pipeline.",
              "Look at the execution in the console before you repeat the attempt.");
      case "Stopped" ->
          finding(
              Weight.NOTE,
              "The pipeline execution is stopped",
              "Most likely by your attempt. " + asked(attempt),
              "There is nothing left to stop.");
      case "Stopping" ->
          finding(
              Weight.NOTE,
              "The pipeline execution is being stopped",
              "A stop has arrived; the execution waits until its actions in progress have ended. "
                  + asked(attempt),
              "If nobody will end them, stop it once more and abandon them.");
      case "InProgress" ->
          finding(
              Weight.CAUTION,
              "The pipeline execution is in progress: the stop has had no effect",
              "It shows neither Stopping nor Stopped. " + asked(attempt),
              "Check again in a minute, then stop it again: a stop that has arrived after all is"
                  + " refused with DuplicatedStopRequestException.");
      default ->
          finding(
              Weight.NOTE,
              "The pipeline execution has ended: " + status.get(),
              "It has ended, whether or not the stop arrived. " + asked(attempt),
              "There is nothing left to stop.");
    };
  }

  private static Finding onStage(
      Attempt attempt, Subject.Stage subject, PipelineState state, PipelineGateway pipelines) {
    Optional<StageState> stage = state.stage(subject.stage());
    if (stage.isEmpty()) {
      return finding(
          Weight.CAUTION,
          "The stage no longer exists",
          "The pipeline %s has no stage %s: it was changed."
              .formatted(subject.pipeline(), subject.stage()),
          "Do not repeat the attempt. Look at the pipeline as it is now.");
    }
    return switch (attempt.intent().operation().verb()) {
      case DISABLE_TRANSITION -> changed(attempt, stage.get(), state, false);
      case ENABLE_TRANSITION -> changed(attempt, stage.get(), state, true);
      case RETRY_STAGE,
          STOP,
          POLL,
          GET_DETAILS,
          ACKNOWLEDGE,
          PUT_SUCCESS,
          PUT_FAILURE,
          READ_PIPELINE ->
          retried(attempt, stage.get(), pipelines);
    };
  }

  private static Finding retried(Attempt attempt, StageState stage, PipelineGateway pipelines) {
    String pipeline = attempt.intent().context().pipeline().orElseThrow();
    Optional<String> execution = attempt.intent().context().pipelineExecutionId();
    Optional<StageState.Execution> latest = stage.latest();
    if (latest.isEmpty() || execution.filter(id -> !id.equals(latest.get().id())).isPresent()) {
      return finding(
          Weight.NOTE,
          "Another pipeline execution is in the stage",
          "The execution that was to be retried is not the latest one of %s any more. "
                  .formatted(stage.name())
              + asked(attempt),
          "Do not repeat the attempt: the service retries only the latest execution of a stage.");
    }
    return switch (pipelines.actions(pipeline, latest.get().id())) {
      case Reply.Failed<List<ActionExecution>>(var failure, var receipt) ->
          unread(failure, receipt);
      case Reply.Answered<List<ActionExecution>>(var actions, _) ->
          retried(
              attempt,
              latest.get(),
              actions.stream()
                  .filter(action -> action.context().stage().equals(Optional.of(stage.name())))
                  .toList());
    };
  }

  private static Finding retried(
      Attempt attempt, StageState.Execution latest, List<ActionExecution> actions) {
    Instant asked = attempt.intent().startedAt();
    List<ActionExecution> since =
        actions.stream()
            .filter(action -> action.started().filter(asked::isBefore).isPresent())
            .toList();
    if (!since.isEmpty()) {
      return finding(
          Weight.NOTE,
          "The stage was retried: its actions have begun once more",
          "Most likely by your attempt; only the times can tell. "
              + since.stream().map(ControlCheck::begun).collect(Collectors.joining(". "))
              + ". "
              + asked(attempt),
          "Do not repeat the attempt. The stage is " + latest.status() + ".");
    }
    Optional<Instant> newest =
        actions.stream()
            .flatMap(action -> action.started().stream())
            .max(Comparator.naturalOrder());
    boolean close = newest.filter(asked.minus(OutcomeCheck.MAX_CLOCK_SKEW)::isBefore).isPresent();
    return finding(
        Weight.CAUTION,
        close
            ? "The stage shows no retry, and its actions began minutes before your attempt"
            : "The stage shows no retry: none of its actions has begun since your attempt",
        newest.map(at -> "The newest one began at " + second(at) + ". ").orElse("")
            + (close ? "The clocks may differ by as much. " : "")
            + asked(attempt),
        "The stage is %s. If it still is so in a minute, retry it again: the service retries only what has failed."
            .formatted(latest.status()));
  }

  private static String begun(ActionExecution action) {
    return "%s began at %s"
        .formatted(
            action.context().action().orElse("An action"), second(action.started().orElseThrow()));
  }

  /// The history does not tell which transition of the stage was meant: the one into it or the one
  /// out of it, which is the one into the next stage.
  private static Finding changed(
      Attempt attempt, StageState stage, PipelineState state, boolean enabled) {
    Instant earliest = attempt.intent().startedAt().minus(OutcomeCheck.MAX_CLOCK_SKEW);
    int next = state.stages().indexOf(stage) + 1;
    List<StageState> meant =
        Stream.concat(Stream.of(stage), state.stages().stream().skip(next).limit(1)).toList();
    String all = meant.stream().map(ControlCheck::transition).collect(Collectors.joining(" "));
    Optional<StageState> done =
        meant.stream()
            .filter(into -> into.inbound().enabled() == enabled)
            .filter(into -> into.inbound().changedAt().filter(earliest::isBefore).isPresent())
            .max(Comparator.comparing(into -> into.inbound().changedAt().orElseThrow()));
    return done.map(
            into ->
                finding(
                    Weight.NOTE,
                    "The transition into %s is %s".formatted(into.name(), word(enabled)),
                    "Most likely by your attempt; only the times can tell. "
                        + all
                        + " "
                        + asked(attempt),
                    "There is nothing left to do."))
        .orElseGet(
            () ->
                finding(
                    Weight.CAUTION,
                    "No transition of the stage was %s by your attempt".formatted(word(enabled)),
                    all + " " + asked(attempt),
                    "If it still is so in a minute, send it again: to repeat it does no harm."));
  }

  private static String transition(StageState into) {
    StageState.Transition transition = into.inbound();
    return "The transition into %s is %s%s%s%s."
        .formatted(
            into.name(),
            word(transition.enabled()),
            transition.changedAt().map(at -> " since " + second(at)).orElse(""),
            transition.changedBy().map(who -> " by " + who).orElse(""),
            transition.enabled()
                ? ""
                : transition.reason().map(why -> ": “" + why + "”").orElse(""));
  }

  private static String word(boolean enabled) {
    return enabled ? "enabled" : "disabled";
  }

  private static String asked(Attempt attempt) {
    return "Your attempt was at %s; the other times are by the service's clock."
        .formatted(
            second(
                attempt
                    .conclusion()
                    .map(Conclusion::finishedAt)
                    .orElse(attempt.intent().startedAt())));
  }
}
