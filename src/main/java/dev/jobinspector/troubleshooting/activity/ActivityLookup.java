package dev.jobinspector.troubleshooting.activity;

import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.ActivityLog;
import dev.jobinspector.service.JobService;
import java.time.Clock;
import java.util.function.BiFunction;

/// Looks up who works on an action type or on one action, and which job it is: at most [#MOST]
/// requests to CloudTrail, one a second. One that is interrupted tells what it has found so far.
public final class ActivityLookup {
  /// LookupEvents requests of one look-up.
  public static final int MOST = 20;

  /// Told how far a look-up is, by its own thread.
  public interface Progress {
    /// It has come so far.
    ///
    /// @param sent LookupEvents requests by now
    /// @param doing the events or the log that are read
    void at(int sent, String doing);
  }

  private final ActivityLog log;
  private final BiFunction<CustomJob, KnownJob, Reply<JobDetails>> details;
  private final Clock clock;

  /// @param details asks the service about a job
  public ActivityLookup(
      ActivityLog log, BiFunction<CustomJob, KnownJob, Reply<JobDetails>> details, Clock clock) {
    this.log = log;
    this.details = details;
    this.clock = clock;
  }

  /// Returns the one of a connection. The details that it asks for are attempts, as everybody's.
  public static ActivityLookup of(JobService service, Clock clock) {
    return new ActivityLookup(
        service.activity(), (job, known) -> service.details(job, known).reply(), clock);
  }

  /// Looks it up; only reads.
  public Activity run(ActivityTarget target, Progress progress) {
    return target.isFunction()
        ? new FunctionActivity(log, details, clock.instant(), progress).of(target)
        : new WorkerActivity(log, details, clock.instant(), progress).of(target);
  }
}
