package dev.jobinspector.testing;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Executions of actions, made by hand.
public final class ActionExecutions {
  private ActionExecutions() {}

  /// One in progress whose worker has told nothing.
  ///
  /// @param place `pipeline/stage/action`
  /// @param type as [ActionTypeId#text()] has it
  /// @param id of the action's execution; that of the pipeline's begins with `of-`
  public static ActionExecution inProgress(String place, String type, String id, Instant started) {
    String[] parts = place.split("/", -1);
    return new ActionExecution(
        new PipelineContext(
            Optional.of(parts[0]),
            Optional.of(parts[1]),
            Optional.of(parts[2]),
            Optional.of(id),
            Optional.of("of-" + id)),
        ActionTypeId.parse(type),
        ActionStatus.Known.IN_PROGRESS,
        Optional.of(started),
        Optional.of(started),
        ActionExecution.Told.NOTHING,
        Optional.empty(),
        Map.of());
  }

  public static ActionExecution with(ActionExecution execution, ActionStatus status) {
    return new ActionExecution(
        execution.context(),
        execution.type(),
        status,
        execution.started(),
        execution.updated(),
        execution.told(),
        execution.error(),
        execution.configuration());
  }

  public static ActionExecution with(ActionExecution execution, ActionExecution.Told told) {
    return new ActionExecution(
        execution.context(),
        execution.type(),
        execution.status(),
        execution.started(),
        execution.updated(),
        told,
        execution.error(),
        execution.configuration());
  }

  /// The same action in the same pipeline execution, begun once more.
  public static ActionExecution again(ActionExecution execution, Instant started) {
    PipelineContext was = execution.context();
    return new ActionExecution(
        new PipelineContext(
            was.pipeline(),
            was.stage(),
            was.action(),
            was.actionExecutionId().map(id -> id + "-again"),
            was.pipelineExecutionId()),
        execution.type(),
        ActionStatus.Known.IN_PROGRESS,
        Optional.of(started),
        Optional.of(started),
        ActionExecution.Told.NOTHING,
        Optional.empty(),
        execution.configuration());
  }
}
