package dev.jobinspector.job.request;

import java.util.Arrays;
import java.util.List;

/// What to retry: the failed or all actions of a stage, in the pipeline execution that failed in
/// it. New actions begin, with new jobs.
///
/// @param pipelineExecutionId of the latest execution in the stage; the service refuses another
public record StageRetry(String pipeline, String stage, String pipelineExecutionId, Mode mode) {
  /// Which actions are retried.
  public enum Mode {
    FAILED_ACTIONS,
    ALL_ACTIONS;

    /// Returns all modes as the service writes them.
    public static List<String> texts() {
      return Arrays.stream(values()).map(Mode::name).toList();
    }
  }
}
