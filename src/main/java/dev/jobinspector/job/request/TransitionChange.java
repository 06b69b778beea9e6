package dev.jobinspector.job.request;

import dev.jobinspector.job.Constraint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The transition to disable or enable.
///
/// @param stage whose transition it is
/// @param reason why it is disabled, 1 to 300 characters of the service's pattern; empty to enable
///   it
public record TransitionChange(
    String pipeline, String stage, Direction direction, Optional<String> reason) {
  /// What the service model demands of a reason.
  public static final Constraint REASON =
      Constraint.pattern(
          "reason",
          1,
          300,
          "[a-zA-Z0-9!@ \\(\\)\\.\\*\\?\\-]+",
          "letters, digits, blanks and ! @ ( ) . * ? - only");

  /// Which transition of the stage: into it, or out of it.
  public enum Direction {
    INBOUND("Inbound"),
    OUTBOUND("Outbound");

    private final String text;

    Direction(String text) {
      this.text = text;
    }

    /// Returns it as the service writes it.
    public String text() {
      return text;
    }

    /// Returns the direction that the service writes as this text; empty if there is none.
    public static Optional<Direction> of(String text) {
      return Arrays.stream(values()).filter(direction -> direction.text.equals(text)).findFirst();
    }

    /// Returns all texts, in the order of the service model.
    public static List<String> texts() {
      return Arrays.stream(values()).map(Direction::text).toList();
    }
  }

  public TransitionChange {
    reason.ifPresent(REASON::require);
  }
}
