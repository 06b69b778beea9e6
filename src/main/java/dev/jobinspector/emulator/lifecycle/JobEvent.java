package dev.jobinspector.emulator.lifecycle;

/// What can happen to a job. [JobLifeCycle] has the state that follows.
public enum JobEvent {
  /// Its time has come to be available for polling.
  ENQUEUED,
  /// CodePipeline invoked the Lambda function that does it; nobody polls for such a job.
  INVOKED,
  /// A poll returned it.
  POLLED,
  /// A worker with the nonce from the latest poll acknowledged it.
  ACKNOWLEDGED,
  /// No worker acknowledged it in time after a poll gave it.
  DISPATCH_WINDOW_ENDED,
  /// A worker reported success, with or without a continuation token.
  SUCCESS_REPORTED,
  /// A worker reported failure.
  FAILURE_REPORTED,
  /// The job, or the action it belongs to, took too long.
  TIME_LIMIT_REACHED,
  /// The action was abandoned by StopPipelineExecution.
  ABANDONED
}
