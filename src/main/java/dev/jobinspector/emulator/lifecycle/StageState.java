package dev.jobinspector.emulator.lifecycle;

/// How a stage stands when something happens before it.
public enum StageState {
  /// No execution is in it, and the last one succeeded.
  FREE,
  /// An execution is in progress in it.
  LOCKED,
  /// Its transition is disabled, or a condition before it does not hold.
  CLOSED,
  /// The last execution failed or was stopped in it; when it is retried: that very one.
  FAILED,
  /// When an execution is retried: another has entered since.
  OVERTAKEN
}
