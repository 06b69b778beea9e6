package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.troubleshooting.activity.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What this program knows beside what it reads of pipelines.
///
/// @param jobs of which some may be those that actions wait for
/// @param attempts on the job of the case, newest first
/// @param details of that job; empty if they were not looked up or could not be had
/// @param noDetails why they could not be had
/// @param activity what AWS recorded of workers' calls; empty if it was not looked up
/// @param seenInProgress when the job was seen in progress before something else was seen or asked
public record LocalKnowledge(
    List<KnownJob> jobs,
    List<Attempt> attempts,
    Optional<JobDetails> details,
    Optional<JobFailure> noDetails,
    Optional<Activity> activity,
    Optional<Instant> seenInProgress) {
  public static final LocalKnowledge NOTHING = of(List.of());

  public LocalKnowledge {
    jobs = List.copyOf(jobs);
    attempts = List.copyOf(attempts);
  }

  /// Without what AWS recorded, and what was seen before.
  public LocalKnowledge(
      List<KnownJob> jobs,
      List<Attempt> attempts,
      Optional<JobDetails> details,
      Optional<JobFailure> noDetails) {
    this(jobs, attempts, details, noDetails, Optional.empty(), Optional.empty());
  }

  /// Returns these jobs, without attempts and details.
  public static LocalKnowledge of(List<KnownJob> jobs) {
    return new LocalKnowledge(jobs, List.of(), Optional.empty(), Optional.empty());
  }

  public LocalKnowledge withAttempts(List<Attempt> newestFirst) {
    return new LocalKnowledge(jobs, newestFirst, details, noDetails, activity, seenInProgress);
  }

  /// Returns the same with what the history and the service tell of the job.
  public LocalKnowledge with(List<Attempt> newestFirst, Optional<JobDetails> itsDetails) {
    return new LocalKnowledge(jobs, newestFirst, itsDetails, noDetails, activity, seenInProgress);
  }

  /// Returns the same with when the job was seen in progress; the first time counts.
  public LocalKnowledge seenInProgress(Instant at) {
    return seenInProgress.isPresent()
        ? this
        : new LocalKnowledge(jobs, attempts, details, noDetails, activity, Optional.of(at));
  }

  public LocalKnowledge withJobs(List<KnownJob> other) {
    return new LocalKnowledge(other, attempts, details, noDetails, activity, seenInProgress);
  }

  /// Returns the same with what AWS recorded; its jobs are known from then on.
  public LocalKnowledge withActivity(Activity looked) {
    List<KnownJob> all = new ArrayList<>();
    for (KnownJob job : looked.jobs()) {
      all.add(
          jobs.stream()
              .filter(job::sameJobAs)
              .findFirst()
              .map(it -> it.updatedBy(job))
              .orElse(job));
    }
    jobs.stream().filter(job -> all.stream().noneMatch(job::sameJobAs)).forEach(all::add);
    return new LocalKnowledge(
        all, attempts, details, noDetails, Optional.of(looked), seenInProgress);
  }
}
