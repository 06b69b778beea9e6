package dev.jobinspector.emulator.lifecycle;

/// What becomes of several executions of one pipeline: `ExecutionMode` of the service model.
public enum ExecutionMode {
  SUPERSEDED,
  QUEUED,
  PARALLEL
}
