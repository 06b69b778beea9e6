package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.PipelineGateway;
import dev.jobinspector.service.RateLimiter;
import java.util.List;
import java.util.function.Function;

/// Where cases are read: the pipelines of an account and Region, and the history of this program.
///
/// @param rateLimiter that the reads wait for by themselves
/// @param attempts on a job, newest first
public record Source(
    PipelineGateway pipelines,
    RateLimiter rateLimiter,
    String region,
    Function<KnownJob, List<Attempt>> attempts) {

  /// Without a rate limiter.
  public Source(
      PipelineGateway pipelines, String region, Function<KnownJob, List<Attempt>> attempts) {
    this(pipelines, new RateLimiter(Integer.MAX_VALUE), region, attempts);
  }

  /// Returns those that a connection reaches.
  public static Source of(JobService service) {
    return new Source(
        service.pipelines(),
        service.rateLimiter(),
        service.connection().region(),
        service.earlier()::on);
  }
}
