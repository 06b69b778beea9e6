package dev.jobinspector.codepipeline;

import dev.jobinspector.job.Excerpt;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.ConditionExecution;
import software.amazon.awssdk.services.codepipeline.model.ConditionState;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineStateResponse;
import software.amazon.awssdk.services.codepipeline.model.StageConditionState;
import software.amazon.awssdk.services.codepipeline.model.StageExecution;
import software.amazon.awssdk.services.codepipeline.model.TransitionState;

/// Maps the SDK's state of a pipeline to ours. Any member may be missing.
final class StateMapping {
  private StateMapping() {}

  static PipelineState state(String pipeline, GetPipelineStateResponse from) {
    return new PipelineState(
        pipeline, from.stageStates().stream().map(stage -> stage(pipeline, stage)).toList());
  }

  private static StageState stage(
      String pipeline, software.amazon.awssdk.services.codepipeline.model.StageState from) {
    return new StageState(
        from.stageName() == null ? "" : from.stageName(),
        execution(from.latestExecution()),
        waiting(from),
        transition(from.inboundTransitionState()),
        Optional.ofNullable(from.beforeEntryConditionState())
            .flatMap(conditions -> entry(conditions)),
        from.actionStates().stream()
            .map(
                action ->
                    new StageState.ActionState(
                        action.actionName() == null ? "" : action.actionName(),
                        ActionMapping.latest(pipeline, from, action),
                        Optional.ofNullable(action.entityUrl())))
            .toList());
  }

  /// The list is newer than the single member, which older endpoints answer alone.
  private static List<StageState.Execution> waiting(
      software.amazon.awssdk.services.codepipeline.model.StageState from) {
    return from.hasInboundExecutions()
        ? from.inboundExecutions().stream()
            .flatMap(execution -> execution(execution).stream())
            .toList()
        : execution(from.inboundExecution()).stream().toList();
  }

  private static Optional<StageState.Execution> execution(@Nullable StageExecution from) {
    return Optional.ofNullable(from)
        .filter(execution -> execution.pipelineExecutionId() != null)
        .map(
            execution ->
                new StageState.Execution(
                    execution.pipelineExecutionId(),
                    execution.statusAsString() == null ? "" : execution.statusAsString()));
  }

  private static StageState.Transition transition(@Nullable TransitionState from) {
    return from == null
        ? StageState.Transition.ENABLED
        : new StageState.Transition(
            !Boolean.FALSE.equals(from.enabled()),
            Optional.ofNullable(from.disabledReason()).map(Excerpt::of),
            Optional.ofNullable(from.lastChangedBy()),
            Optional.ofNullable(from.lastChangedAt()));
  }

  private static Optional<StageState.EntryCondition> entry(StageConditionState from) {
    return Optional.ofNullable(from.latestExecution())
        .filter(latest -> latest.statusAsString() != null)
        .map(
            latest ->
                new StageState.EntryCondition(
                    latest.statusAsString(),
                    Optional.ofNullable(latest.summary())
                        .or(
                            () ->
                                latest(from)
                                    .flatMap(it -> Optional.ofNullable(it.summary()).stream())
                                    .findFirst())
                        .map(Excerpt::of),
                    latest(from)
                        .flatMap(it -> Optional.ofNullable(it.lastStatusChange()).stream())
                        .max(Instant::compareTo)));
  }

  private static Stream<ConditionExecution> latest(StageConditionState from) {
    return from.conditionStates().stream()
        .map(ConditionState::latestExecution)
        .filter(latest -> latest != null);
  }
}
