package dev.jobinspector.job.request;

/// What to retry: the failed or all actions of a stage, in the pipeline execution that failed in
/// it. New actions begin, with new jobs.
///
/// @param pipelineExecutionId of the latest execution in the stage; the service refuses another
public record StageRetry(String pipeline, String stage, String pipelineExecutionId, Mode mode) {
  /// Which actions are retried.
  public enum Mode {
    FAILED_ACTIONS,
    ALL_ACTIONS
  }
}
