package dev.jobinspector.job.request;

import dev.jobinspector.job.Constraint;
import java.util.Optional;

/// Which pipeline execution to stop, and how.
///
/// @param abandon true to leave its actions in progress, false to wait until they have ended; only
///   abandoning frees a pipeline whose job nobody will end
/// @param reason for whoever looks at the pipeline, at most 200 characters
public record ExecutionStop(
    String pipeline, String pipelineExecutionId, boolean abandon, Optional<String> reason) {
  public static final Constraint REASON = Constraint.length("reason", 1, 200);

  public ExecutionStop {
    reason.ifPresent(REASON::require);
  }
}
