package dev.jobinspector.service;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.reply.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What can be read of the pipelines that jobs stand in. It has no method that changes anything, so
/// the read-only switch does not concern it. Each method blocks, repeats what failed in passing,
/// and throws no failure: it is part of the [Reply].
public interface PipelineGateway {
  /// A pipeline of the account and Region.
  ///
  /// @param parallel whether its executions run beside each other; its state then tells nothing
  ///   reliable about its stages
  /// @param updated when it was changed last
  record ListedPipeline(String name, boolean parallel, Optional<Instant> updated) {}

  /// Executions of a pipeline that have not ended.
  ///
  /// @param ids newest first
  /// @param complete false if there are older executions that were not looked at
  record UnderWay(List<String> ids, boolean complete) {}

  /// Returns all pipelines.
  Reply<List<ListedPipeline>> pipelines();

  /// Returns the state of its stages.
  Reply<PipelineState> state(String pipeline);

  /// Returns the executions of a pipeline that have not ended, among its newest thousand.
  Reply<UnderWay> underWay(String pipeline);

  /// Returns the status of an execution as the service writes it, such as `Stopping`; empty if it
  /// is not among the newest thousand of its pipeline.
  Reply<Optional<String>> executionStatus(String pipeline, String pipelineExecutionId);

  /// Returns the newest hundred executions of actions of a pipeline, newest first.
  Reply<List<ActionExecution>> recent(String pipeline);

  /// Returns all executions of actions in one execution of a pipeline, newest first.
  Reply<List<ActionExecution>> actions(String pipeline, String pipelineExecutionId);

  /// Returns the property that a poll for a custom action type must name; empty if the type has
  /// none, or is not among those of the account.
  Reply<Optional<String>> queryableProperty(ActionTypeId type);
}
