package dev.jobinspector.job;

/// A job of a partner action, with the token that opens it.
public record ThirdPartyJob(ThirdPartyJobId id, ClientToken clientToken) implements JobRef {
  @Override
  public String idText() {
    return id.value();
  }

  @Override
  public JobKind kind() {
    return JobKind.THIRD_PARTY;
  }
}
