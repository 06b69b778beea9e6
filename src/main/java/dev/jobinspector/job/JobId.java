package dev.jobinspector.job;

import java.util.Locale;
import java.util.Optional;

/// The id of a custom job: a lower-case UUID (`JobId` of the service model).
public record JobId(String value) {
  /// What the service model demands of it.
  public static final Constraint CONSTRAINT =
      Constraint.pattern(
          "job id",
          1,
          36,
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
          "32 digits 0-9 a-f, lower case, grouped 8-4-4-4-12 by hyphens");

  public JobId {
    CONSTRAINT.require(value);
  }

  /// Returns why a text is no job id, in words; empty if it is one.
  public static Optional<String> problemWith(String text) {
    return CONSTRAINT.problemWith(text);
  }

  /// Returns a text in lower case if that makes a job id of it, else as it is: some logs write
  /// every UUID in upper case.
  public static String lowered(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return problemWith(lower).isEmpty() ? lower : text;
  }

  @Override
  public String toString() {
    return value;
  }
}
