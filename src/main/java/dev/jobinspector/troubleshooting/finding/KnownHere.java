package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.JobFailure;
import java.util.List;
import java.util.Optional;

/// What this program knows beside what it reads of pipelines.
///
/// @param jobs of which some may be those that actions wait for
/// @param attempts on the job of the case, newest first
/// @param details of that job; empty if they were not looked up or could not be had
/// @param noDetails why they could not be had
public record KnownHere(
    List<KnownJob> jobs,
    List<Attempt> attempts,
    Optional<JobDetails> details,
    Optional<JobFailure> noDetails) {
  public static final KnownHere NOTHING = of(List.of());

  public KnownHere {
    jobs = List.copyOf(jobs);
    attempts = List.copyOf(attempts);
  }

  /// Returns these jobs, without attempts and details.
  public static KnownHere of(List<KnownJob> jobs) {
    return new KnownHere(jobs, List.of(), Optional.empty(), Optional.empty());
  }

  public KnownHere withAttempts(List<Attempt> newestFirst) {
    return new KnownHere(jobs, newestFirst, details, noDetails);
  }
}
