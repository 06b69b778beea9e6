package dev.jobinspector.troubleshooting.activity;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.activity.TimeWindow;
import dev.jobinspector.job.activity.TrailEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What AWS recorded of those who work on an action type, or on one action. No record proves
/// nothing: it may be late, hidden, or in another account.
///
/// @param polls for exactly this action type, newest first
/// @param otherPolls for other types, or without theirs, newest first
/// @param calls on its jobs, and by those who poll for the type, newest first
/// @param log of the function, if it is one and the log was read
/// @param jobs of the action: those that their details say so of, else one that is likely
/// @param excluded how many candidates are jobs of other actions, by their details
/// @param covered which records were read
/// @param missing what could not be seen
/// @param at when it was looked up
public record Activity(
    ActionTypeId type,
    List<TrailEvent> polls,
    List<TrailEvent> otherPolls,
    List<TrailEvent> calls,
    Optional<FunctionLog> log,
    List<KnownJob> jobs,
    int excluded,
    List<Coverage> covered,
    List<Gap> missing,
    Instant at) {
  /// How late a record can be: one was seen missing after 25 minutes and present after 85.
  public static final Duration LATE = Duration.ofMinutes(85);

  public Activity {
    polls = List.copyOf(polls);
    otherPolls = List.copyOf(otherPolls);
    calls = List.copyOf(calls);
    jobs = List.copyOf(jobs);
    covered = List.copyOf(covered);
    missing = List.copyOf(missing);
  }

  /// Returns from when to when records of polls were read; empty if none could be.
  public Optional<TimeWindow> pollsCovered() {
    return covered.stream()
        .filter(it -> it.of().startsWith("PollFor"))
        .map(Coverage::window)
        .findFirst();
  }

  /// Returns whether any poll was recorded without its action type: it may have been for this one.
  public boolean hasPollsWithoutType() {
    return otherPolls.stream().anyMatch(poll -> poll.actionType().isEmpty());
  }

  /// Returns the polls that would return a job of an action of this configuration; of query values
  /// that are not recorded, it is taken that they would.
  public List<TrailEvent> pollsFitting(Map<String, String> configuration) {
    return polls.stream().filter(poll -> WorkerActivity.fits(poll.query(), configuration)).toList();
  }

  /// Returns from when on records may still be missing: what is newer than the newest of all that
  /// were read, unless that is longer ago than records are late.
  public Instant recordedUntil() {
    return Stream.of(polls, otherPolls, calls)
        .flatMap(List::stream)
        .map(TrailEvent::at)
        .filter(at.minus(LATE)::isBefore)
        .max(Instant::compareTo)
        .orElse(at.minus(LATE));
  }
}
