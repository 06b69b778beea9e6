package dev.jobinspector.job.pipeline;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.PipelineContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One execution of an action, as the pipeline shows it. The service does not return its job id.
///
/// @param context where it stands; always with the pipeline, the stage and the action
/// @param type empty in the state of a pipeline, which does not tell it
/// @param started empty in the state of a pipeline, which does not tell it
/// @param updated when its status or what its worker tells of it last changed
/// @param told what its worker told of it
/// @param error code and message of a failed one
/// @param configuration of the action as the service lists it, without secrets; empty in the state
///   of a pipeline
public record ActionExecution(
    PipelineContext context,
    Optional<ActionTypeId> type,
    ActionStatus status,
    Optional<Instant> started,
    Optional<Instant> updated,
    Told told,
    Optional<String> error,
    Map<String, String> configuration) {

  public ActionExecution {
    configuration = Map.copyOf(configuration);
  }

  /// What a worker reported with a result, also with one that continues in another job.
  ///
  /// @param id of the work in the worker's own system
  /// @param url where that system shows it
  /// @param summary in the worker's words
  public record Told(Optional<String> id, Optional<String> url, Optional<String> summary) {
    public static final Told NOTHING =
        new Told(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Returns whether the action has not ended.
  public boolean isUnderWay() {
    return status == ActionStatus.Known.IN_PROGRESS;
  }
}
