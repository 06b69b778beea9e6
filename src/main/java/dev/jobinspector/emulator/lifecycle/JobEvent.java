package dev.jobinspector.emulator.lifecycle;

/// What can happen to a job. What then becomes of it stands in [JobLifeCycle].
public enum JobEvent {
  /// Its time has come to be available for polling.
  ENQUEUED,
  /// CodePipeline invoked the Lambda function that does it; nobody polls for such a job.
  INVOKED,
  /// A poll returned it.
  HANDED_OUT,
  /// A worker with the nonce of the newest hand-out acknowledged it.
  ACKNOWLEDGED,
  /// No worker acknowledged it in time after a hand-out.
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
