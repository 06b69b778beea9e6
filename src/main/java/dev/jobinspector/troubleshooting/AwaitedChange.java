package dev.jobinspector.troubleshooting;

import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import dev.jobinspector.service.PipelineGateway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an act is to change in its pipeline, looked for in reads alone. It is made before the act:
/// what was there already is not taken for its effect.
public interface AwaitedChange {
  Duration LONGEST = Duration.ofSeconds(8);

  /// Reads once, and returns what moved; empty if nothing did.
  Reply<Optional<String>> look();

  /// Reads until something moved or the time is over, at least every 8 seconds.
  ///
  /// @return what moved, empty if nothing did in time; failed if the last read failed
  default Reply<Optional<String>> within(Duration limit, RepeatedRead.Sleeper sleeper)
      throws InterruptedException {
    return new RepeatedRead(LONGEST, sleeper).until(limit, this::look, Optional::isPresent);
  }

  /// Of a result: the action of its job has ended, or told something else.
  ///
  /// @param context with pipeline, stage and action of the job
  static AwaitedChange ofResult(PipelineContext context, PipelineGateway pipelines, Clock clock) {
    String pipeline = context.pipeline().orElseThrow();
    Optional<ActionExecution> before =
        answered(ActionOfJob.read(context, pipeline, pipelines))
            .flatMap(actions -> ActionOfJob.find(context, actions));
    PipelineContext exact =
        before.map(action -> context.updatedBy(action.context())).orElse(context);
    return () ->
        ActionOfJob.read(exact, pipeline, pipelines)
            .map(actions -> ActionOfJob.find(exact, actions))
            .map(
                now ->
                    now.isEmpty() && before.isPresent()
                        ? Optional.of("The action has no such execution any more")
                        : now.filter(action -> isEffect(before, action))
                            .map(
                                action ->
                                    status(action, clock.instant()) + entered(exact, pipelines)));
  }

  private static boolean isEffect(Optional<ActionExecution> before, ActionExecution now) {
    return !now.isUnderWay() || before.filter(was -> !was.equals(now)).isPresent();
  }

  /// Returns that another pipeline execution is in the stage by now.
  private static String entered(PipelineContext left, PipelineGateway pipelines) {
    return answered(pipelines.state(left.pipeline().orElseThrow()))
        .flatMap(state -> left.stage().flatMap(state::stage))
        .flatMap(StageState::latest)
        .map(StageState.Execution::id)
        .filter(id -> left.pipelineExecutionId().filter(its -> !its.equals(id)).isPresent())
        .map(_ -> "; the next execution entered " + left.stage().orElseThrow())
        .orElse("");
  }

  /// Of a retry: an action of the stage has begun that had not before.
  static AwaitedChange ofRetry(StageRetry retry, PipelineGateway pipelines) {
    Optional<Set<Optional<String>>> before =
        answered(pipelines.actions(retry.pipeline(), retry.pipelineExecutionId()))
            .map(
                actions ->
                    actions.stream()
                        .map(action -> action.context().actionExecutionId())
                        .collect(Collectors.toSet()));
    return () ->
        pipelines
            .actions(retry.pipeline(), retry.pipelineExecutionId())
            .map(
                actions ->
                    actions.stream()
                        .filter(
                            action -> action.context().stage().equals(Optional.of(retry.stage())))
                        .filter(
                            action ->
                                before
                                    .map(ids -> !ids.contains(action.context().actionExecutionId()))
                                    .orElse(action.isUnderWay()))
                        .map(AwaitedChange::begun)
                        .reduce((one, other) -> one + "; " + other));
  }

  /// Of a stop: the execution is stopped; where it waits for its actions, that it is being stopped.
  static AwaitedChange ofStop(ExecutionStop stop, PipelineGateway pipelines) {
    return () ->
        pipelines
            .executionStatus(stop.pipeline(), stop.pipelineExecutionId())
            .map(
                status ->
                    status
                        .filter(now -> !now.equals("InProgress"))
                        .filter(now -> !(stop.abandon() && now.equals("Stopping")))
                        .map(
                            now ->
                                "The pipeline execution is "
                                    + now
                                    + (now.equals("Stopping")
                                        ? ": it waits until its actions in progress have ended"
                                        : "")));
  }

  /// Of a transition: it is disabled, or enabled.
  static AwaitedChange ofTransition(
      TransitionChange change, boolean enabled, PipelineGateway pipelines) {
    return () ->
        pipelines
            .state(change.pipeline())
            .map(
                state ->
                    into(change, state)
                        .filter(stage -> stage.inbound().enabled() == enabled)
                        .map(AwaitedChange::transition));
  }

  /// The transition out of a stage is the one into the next.
  private static Optional<StageState> into(TransitionChange change, PipelineState state) {
    Optional<StageState> stage = state.stage(change.stage());
    return switch (change.direction()) {
      case INBOUND -> stage;
      case OUTBOUND ->
          stage.flatMap(
              it -> state.stages().stream().skip(state.stages().indexOf(it) + 1L).findFirst());
    };
  }

  private static String transition(StageState stage) {
    return stage.inbound().enabled()
        ? "The transition into %s is enabled".formatted(stage.name())
            + stage
                .latest()
                .filter(StageState.Execution::isInProgress)
                .map(execution -> "; execution " + execution.id() + " is in the stage")
                .orElse("")
        : "The transition into %s is disabled".formatted(stage.name())
            + (stage.waiting().isEmpty() ? "" : "; an execution waits for it");
  }

  /// The job of an action that is in progress may well be queued.
  private static String begun(ActionExecution action) {
    return action.context().action().orElse("The action")
        + " began again"
        + (action.isUnderWay() ? "" : ": " + action.status().text());
  }

  private static String status(ActionExecution action, Instant now) {
    return action.context().action().orElse("The action")
        + ": "
        + action.status().text()
        + action
            .updated()
            .map(at -> " " + Math.max(0, Duration.between(at, now).toSeconds()) + " s ago")
            .orElse("");
  }

  private static <T> Optional<T> answered(Reply<T> reply) {
    return reply instanceof Reply.Answered<T>(var value, _) ? Optional.of(value) : Optional.empty();
  }
}
