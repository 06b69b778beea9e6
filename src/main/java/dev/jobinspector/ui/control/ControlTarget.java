package dev.jobinspector.ui.control;

import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import java.util.Optional;

/// What of a pipeline an act is on.
///
/// @param pipelineExecutionId the latest execution in the stage, or the one that waits
public record ControlTarget(String pipeline, String stage, Optional<String> pipelineExecutionId) {
  /// @param all whether all actions of the stage begin again, not only those that failed
  StageRetry retry(boolean all) {
    return new StageRetry(
        pipeline,
        stage,
        pipelineExecutionId.orElseThrow(),
        all ? StageRetry.Mode.ALL_ACTIONS : StageRetry.Mode.FAILED_ACTIONS);
  }

  ExecutionStop stop(boolean abandon, Optional<String> reason) {
    return new ExecutionStop(pipeline, pipelineExecutionId.orElseThrow(), abandon, reason);
  }

  TransitionChange transition(Optional<String> reason) {
    return new TransitionChange(pipeline, stage, TransitionChange.Direction.INBOUND, reason);
  }
}
