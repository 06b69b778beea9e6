package dev.jobinspector.emulator.lifecycle;

/// Who enters a stage, and who waits.
public enum StageDecision {
  /// The execution enters.
  ENTERS,
  /// It waits behind those who wait already.
  WAITS,
  /// It waits, and those who waited become Superseded.
  SUPERSEDES,
  /// Of those who wait the newest enters, the others become Superseded.
  NEWEST_ENTERS,
  /// Of those who wait the one that has waited longest enters.
  OLDEST_ENTERS,
  /// All who wait enter.
  ALL_ENTER,
  /// NotLatestPipelineExecutionException.
  REFUSED
}
