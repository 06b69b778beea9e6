package dev.jobinspector.emulator.lifecycle;

import static dev.jobinspector.emulator.lifecycle.JobEvent.*;
import static dev.jobinspector.emulator.lifecycle.JobState.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The whole life of a job in one table. A pair that is not in it cannot happen: the event is then
/// refused, or has no effect.
///
/// Sources: the states' descriptions in AWS's sample worker
/// (awslabs/aws-codepipeline-custom-job-worker, `JobStatus.java`), the CodePipeline user guide on
/// custom actions, and the API reference. *Modelled* marks what nothing public decides.
public final class JobLifeCycle {
  /// One line of the table.
  public record Rule(JobState from, JobEvent event, JobState to, String source) {}

  public static final List<Rule> TABLE =
      List.of(
          new Rule(
              CREATED,
              ENQUEUED,
              QUEUED,
              "created, but not enqueued yet; then available for polling"),
          new Rule(CREATED, INVOKED, IN_PROGRESS, "a Lambda function is invoked, not polled for"),
          new Rule(CREATED, TIME_LIMIT_REACHED, TIMED_OUT, "not processed in time"),
          new Rule(CREATED, ABANDONED, FAILED, "modelled: no state says abandoned"),
          new Rule(QUEUED, POLLED, DISPATCHED, "dispatched by a poll for jobs"),
          new Rule(QUEUED, TIME_LIMIT_REACHED, TIMED_OUT, "not processed in time"),
          new Rule(QUEUED, ABANDONED, FAILED, "modelled: no state says abandoned"),
          new Rule(DISPATCHED, ACKNOWLEDGED, IN_PROGRESS, "the job worker acknowledged the job"),
          new Rule(
              DISPATCHED,
              DISPATCH_WINDOW_ENDED,
              QUEUED,
              "not acknowledged in time: available again"),
          new Rule(DISPATCHED, TIME_LIMIT_REACHED, TIMED_OUT, "not processed in time"),
          new Rule(DISPATCHED, ABANDONED, FAILED, "modelled: no state says abandoned"),
          new Rule(IN_PROGRESS, SUCCESS_REPORTED, SUCCEEDED, "the job worker reported success"),
          new Rule(IN_PROGRESS, FAILURE_REPORTED, FAILED, "the job worker reported failure"),
          new Rule(IN_PROGRESS, TIME_LIMIT_REACHED, TIMED_OUT, "not processed in time"),
          new Rule(IN_PROGRESS, ABANDONED, FAILED, "modelled: no state says abandoned"));

  private static final Map<JobState, Map<JobEvent, JobState>> NEXT = index();

  private JobLifeCycle() {}

  /// Returns the state after the event; empty if it cannot happen in this state.
  public static Optional<JobState> after(JobState from, JobEvent event) {
    return Optional.ofNullable(NEXT.getOrDefault(from, Map.of()).get(event));
  }

  private static Map<JobState, Map<JobEvent, JobState>> index() {
    var next = new EnumMap<JobState, Map<JobEvent, JobState>>(JobState.class);
    for (Rule rule : TABLE) {
      next.computeIfAbsent(rule.from(), unused -> new EnumMap<>(JobEvent.class))
          .put(rule.event(), rule.to());
    }
    return Map.copyOf(next);
  }
}
