package dev.jobinspector.troubleshooting;

import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.PipelineGateway;
import java.util.List;
import java.util.Optional;

/// Finds the execution of an action that a job stands for.
final class ActionOfJob {
  private ActionOfJob() {}

  /// Returns the executions of actions among which that of the job would be.
  static Reply<List<ActionExecution>> read(
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
        ? pipelines.state(pipeline).map(PipelineState::latestActions)
        : recent;
  }

  static Optional<ActionExecution> find(PipelineContext context, List<ActionExecution> executions) {
    return executions.stream()
        .filter(
            execution ->
                context.actionExecutionId().isPresent()
                    ? execution.context().actionExecutionId().equals(context.actionExecutionId())
                    : execution.context().path().equals(context.path()))
        .findFirst();
  }
}
