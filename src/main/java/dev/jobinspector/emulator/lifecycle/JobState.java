package dev.jobinspector.emulator.lifecycle;

/// The states of a job, as `JobStatus` of the service model names them.
public enum JobState {
  CREATED("Created"),
  QUEUED("Queued"),
  DISPATCHED("Dispatched"),
  IN_PROGRESS("InProgress"),
  TIMED_OUT("TimedOut"),
  SUCCEEDED("Succeeded"),
  FAILED("Failed");

  private final String wireName;

  JobState(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
