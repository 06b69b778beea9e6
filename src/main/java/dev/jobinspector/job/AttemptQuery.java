package dev.jobinspector.job;

import java.util.Optional;
import java.util.UUID;

/// Which attempts to show.
///
/// @param text that the job id, pipeline, stage, action, status, error or request id contains,
///   whatever its case; empty for all
/// @param errorsOnly leaves out confirmed attempts and those under way
/// @param limit rows of a page
/// @param offset rows to pass over
/// @param olderThan the last attempt of the page before: unlike an offset, it neither shows a row
///   twice when new ones have come, nor costs more the further back the page is
public record AttemptQuery(
    String text,
    boolean errorsOnly,
    Optional<String> jobId,
    int limit,
    int offset,
    Optional<UUID> olderThan) {

  public AttemptQuery(
      String text, boolean errorsOnly, Optional<String> jobId, int limit, int offset) {
    this(text, errorsOnly, jobId, limit, offset, Optional.empty());
  }

  /// All attempts on one job.
  public static AttemptQuery ofJob(String jobId, int limit) {
    return new AttemptQuery("", false, Optional.of(jobId), limit, 0);
  }

  /// The newest attempts.
  public static AttemptQuery newest(int limit) {
    return new AttemptQuery("", false, Optional.empty(), limit, 0);
  }

  /// The page that follows one that ended with this attempt. There is none if the attempt has left
  /// the history.
  public AttemptQuery olderThan(Attempt last) {
    return new AttemptQuery(text, errorsOnly, jobId, limit, 0, Optional.of(last.intent().id()));
  }
}
