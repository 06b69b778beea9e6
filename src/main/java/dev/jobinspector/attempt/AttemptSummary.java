package dev.jobinspector.attempt;

import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /// So many that they make a curve, and so few that each can be pointed at.
  private static final int SLICES = 40;

  private static final List<Duration> LENGTHS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(365),
          Duration.ofDays(3650));

  public AttemptSummary {
    overTime = List.copyOf(overTime);
    errors = List.copyOf(errors);
  }

  /// Puts together what was counted.
  ///
  /// @param groups in any order, also several of one kind
  public static AttemptSummary of(boolean whole, Duration slice, Collection<Group> groups) {
    Map<StatusCount, Long> statuses = new HashMap<>();
    Map<String, Long> codes = new HashMap<>();
    for (Group group : groups) {
      StatusCount alike = new StatusCount(group.from(), group.outcome(), group.status(), 0);
      statuses.merge(alike, group.count(), Long::sum);
      group.error().ifPresent(code -> codes.merge(code, group.count(), Long::sum));
    }
    return new AttemptSummary(
        groups.stream().mapToLong(Group::count).sum(),
        whole,
        slice,
        statuses.entrySet().stream()
            .map(entry -> entry.getKey().times(entry.getValue()))
            .sorted(StatusCount.ORDER)
            .toList(),
        codes.entrySet().stream()
            .map(entry -> new ErrorCount(entry.getKey(), entry.getValue()))
            .sorted(ErrorCount.ORDER)
            .toList());
  }

  /// Returns how long the slices of such a span are.
  public static Duration slice(Instant first, Instant last) {
    return LENGTHS.stream()
        .filter(length -> Duration.between(first, last).dividedBy(length) < SLICES)
        .findFirst()
        .orElse(LENGTHS.getLast());
  }

  /// How many attempts of a slice of time ended alike.
  ///
  /// @param from the beginning of the slice: slices are counted from 1970, in UTC
  /// @param outcome empty for those in progress
  /// @param status that they answered, if any
  public record StatusCount(
      Instant from, Optional<Outcome> outcome, Optional<JobStatus> status, long count) {
    private static final Comparator<StatusCount> ORDER =
        Comparator.comparing(StatusCount::from)
            .thenComparing(count -> count.outcome().map(Outcome::name).orElse(""))
            .thenComparing(count -> count.status().map(JobStatus::text).orElse(""));

    private StatusCount times(long many) {
      return new StatusCount(from, outcome, status, many);
    }
  }

  /// How many attempts ended with an error.
  public record ErrorCount(String code, long count) {
    private static final Comparator<ErrorCount> ORDER =
        Comparator.comparingLong(ErrorCount::count).reversed().thenComparing(ErrorCount::code);
  }

  /// Attempts of a slice of time that are alike.
  public record Group(
      Instant from,
      Optional<Outcome> outcome,
      Optional<JobStatus> status,
      Optional<String> error,
      long count) {}
}
