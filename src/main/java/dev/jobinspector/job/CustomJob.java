package dev.jobinspector.job;

/// A job of a custom action.
public record CustomJob(JobId id) implements JobRef {
  @Override
  public String idText() {
    return id.value();
  }

  @Override
  public JobKind kind() {
    return JobKind.CUSTOM;
  }
}
