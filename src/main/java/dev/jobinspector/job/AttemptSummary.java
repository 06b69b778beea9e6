package dev.jobinspector.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Many attempts at a glance.
///
/// @param count of the attempts that it tells of
/// @param whole whether these are all that were asked for; otherwise they are the newest of them
/// @param slice how much time each count stands for; zero if there is none
/// @param overTime the oldest first; nothing for a slice without attempts
/// @param errors the most frequent first
public record AttemptSummary(
    long count,
    boolean whole,
    Duration slice,
    List<StatusCount> overTime,
    List<ErrorCount> errors) {
  public static final AttemptSummary NONE =
      new AttemptSummary(0, true, Duration.ZERO, List.of(), List.of());

  public AttemptSummary {
    overTime = List.copyOf(overTime);
    errors = List.copyOf(errors);
  }

  /// How many attempts of a slice of time ended alike.
  ///
  /// @param from the beginning of the slice
  /// @param outcome empty for those under way
  /// @param status that they answered, if any
  public record StatusCount(
      Instant from, Optional<Outcome> outcome, Optional<JobStatus> status, long count) {}

  /// How many attempts ended with an error.
  public record ErrorCount(String code, long count) {}
}
