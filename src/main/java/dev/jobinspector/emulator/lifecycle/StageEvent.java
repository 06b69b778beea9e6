package dev.jobinspector.emulator.lifecycle;

/// What happens before a stage. [StageRules] has what follows.
public enum StageEvent {
  /// An execution has been started, or has left the stage before.
  ARRIVES,
  /// The stage was left, or its transition enabled, while executions wait before it.
  OPENS,
  /// RetryStageExecution asks for an execution that failed or was stopped in the stage.
  RETRIED
}
