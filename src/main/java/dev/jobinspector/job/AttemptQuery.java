package dev.jobinspector.job;

import java.util.Optional;

/// Which attempts to show.
///
/// @param text that the job id, pipeline, stage, action, status, error or request id contains,
///   whatever its case; empty for all
/// @param errorsOnly leaves out confirmed attempts and those under way
/// @param limit rows of a page
/// @param offset rows to pass over
public record AttemptQuery(
    String text, boolean errorsOnly, Optional<String> jobId, int limit, int offset) {
  /// All attempts on one job.
  public static AttemptQuery ofJob(String jobId, int limit) {
    return new AttemptQuery("", false, Optional.of(jobId), limit, 0);
  }

  /// The newest attempts.
  public static AttemptQuery newest(int limit) {
    return new AttemptQuery("", false, Optional.empty(), limit, 0);
  }
}
