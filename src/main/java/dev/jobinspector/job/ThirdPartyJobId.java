package dev.jobinspector.job;

import java.util.Optional;

/// The id of a third-party job: 1 to 512 characters, no pattern (`ThirdPartyJobId` of the service
/// model).
public record ThirdPartyJobId(String value) {
  /// What the service model demands of it.
  public static final Constraint CONSTRAINT = Constraint.length("job id", 1, 512);

  public ThirdPartyJobId {
    CONSTRAINT.require(value);
  }

  /// Returns why a text is no third-party job id, in words; empty if it is one.
  public static Optional<String> problemWith(String text) {
    return CONSTRAINT.problemWith(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
