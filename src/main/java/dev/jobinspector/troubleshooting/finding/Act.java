package dev.jobinspector.troubleshooting.finding;

/// What somebody can do about a case.
public enum Act {
  /// Nothing now: it goes on by itself.
  WAIT,
  /// Read it again from time to time, and say when it moved.
  WATCH,
  /// Confirm that the job was received, to do its work: never a way to free a pipeline.
  ACKNOWLEDGE,
  REPORT_FAILURE,
  /// Take a queued job by a poll, acknowledge it and report its failure.
  CLAIM_AND_FAIL,
  REPORT_SUCCESS,
  RETRY_STAGE,
  /// Stop the pipeline execution and abandon its actions.
  STOP_EXECUTION,
  ENABLE_TRANSITION,
  DISABLE_TRANSITION,
  /// Read the outcome of an attempt whose outcome is unknown.
  CHECK_OUTCOME,
  OPEN_CONSOLE,
  SIGN_IN,
  /// Take jobs of the action type from the queue.
  POLL
}
