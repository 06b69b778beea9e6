package dev.jobinspector.attempt;

import java.util.Optional;

/// A page of attempts.
///
/// @param limit rows of the page
/// @param after the last attempt of the page before, as it was shown: unlike an offset, it neither
///   shows a row twice when new ones have come, nor costs more the further back the page is
public record AttemptQuery(
    AttemptFilter filter, AttemptSort sort, int limit, Optional<Attempt> after) {

  /// Attempts that all ended alike have no order by outcome, only one by time.
  public AttemptQuery {
    if (sort.column() == AttemptColumn.OUTCOME && filter.outcomes().size() == 1) {
      sort = new AttemptSort(AttemptColumn.STARTED_AT, sort.descending());
    }
  }

  /// Returns the newest attempts that match.
  public static AttemptQuery newest(AttemptFilter filter, int limit) {
    return new AttemptQuery(filter, AttemptSort.NEWEST_FIRST, limit, Optional.empty());
  }

  /// Returns the newest attempts.
  public static AttemptQuery newest(int limit) {
    return newest(AttemptFilter.ALL, limit);
  }

  /// Returns all attempts on one job, the newest first.
  public static AttemptQuery ofJob(String jobId, int limit) {
    return newest(AttemptFilter.ALL.withJobId(Optional.of(jobId)), limit);
  }

  /// Returns all attempts on one subject, the newest first.
  public static AttemptQuery on(Subject subject, int limit) {
    return newest(AttemptFilter.ALL.withSubject(Optional.of(subject)), limit);
  }

  /// Returns the same attempts in another order, from their first.
  public AttemptQuery sortedBy(AttemptSort order) {
    return new AttemptQuery(filter, order, limit, Optional.empty());
  }

  /// Returns the page that follows one that ended with this attempt, also if the attempt has left
  /// the history since: the oldest leave it first.
  public AttemptQuery after(Attempt last) {
    return new AttemptQuery(filter, sort, limit, Optional.of(last));
  }
}
