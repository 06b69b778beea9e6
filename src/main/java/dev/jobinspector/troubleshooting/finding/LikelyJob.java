package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A job that is known here and may be what an action waits for. The service tells no job id of an
/// action; only the context of a job that was looked at leads back.
///
/// @param certain false if the two have nothing but pipeline, stage and action in common: the job
///   may be one of an earlier execution
public record LikelyJob(KnownJob job, boolean certain) {

  /// Returns the one among those that are known; empty if none is of this place.
  public static Optional<LikelyJob> of(ActionExecution execution, List<KnownJob> known) {
    return known.stream()
        .filter(job -> isOf(execution.context(), job))
        .min(Comparator.comparing(LikelyJob::hasEnded))
        .map(job -> new LikelyJob(job, true))
        .or(
            () ->
                known.stream()
                    .filter(job -> job.context().actionExecutionId().isEmpty())
                    .filter(job -> job.context().path().equals(execution.context().path()))
                    .filter(job -> !hasEnded(job))
                    .findFirst()
                    .map(job -> new LikelyJob(job, false)));
  }

  private static boolean isOf(PipelineContext action, KnownJob job) {
    return action.actionExecutionId().isPresent()
        && action.actionExecutionId().equals(job.context().actionExecutionId());
  }

  private static boolean hasEnded(KnownJob job) {
    return job.status().map(LikelyJob::isEnd).orElse(false);
  }

  private static boolean isEnd(JobStatus status) {
    return switch (status) {
      case JobStatus.Known.SUCCEEDED, JobStatus.Known.FAILED, JobStatus.Known.TIMED_OUT -> true;
      case JobStatus.Known.CREATED,
          JobStatus.Known.QUEUED,
          JobStatus.Known.DISPATCHED,
          JobStatus.Known.IN_PROGRESS ->
          false;
      case JobStatus.Unrecognised _ -> false;
    };
  }
}
