package dev.jobinspector.job;

/// A job of a partner action, with its client token.
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
