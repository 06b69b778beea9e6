package dev.jobinspector.history.query;

import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.history.jdbc.Microseconds;
import dev.jobinspector.job.reply.Outcome;
import java.util.Collections;
import java.util.List;

/// A filter and an order as SQL that every database understands. All of it but the text, which each
/// finds in its own way.
public final class AttemptConditions {
  /// The columns that a search looks at.
  public static final List<String> SEARCHED =
      List.of(
          "job_id",
          "pipeline",
          "stage",
          "action",
          "status",
          "error_code",
          "error_message",
          "request_id");

  private AttemptConditions() {}

  /// What the rows of a filter must fulfil, whatever its text.
  ///
  /// @param position see [RowSource]
  public static Conditions of(AttemptFilter filter, String position) {
    Conditions all = new Conditions();
    filter.jobId().ifPresent(job -> all.and("coalesce(job_id, '') = ?", job));
    if (filter.errorsOnly()) {
      all.and("failed = 'yes'");
    }
    if (!filter.outcomes().isEmpty()) {
      all.and(
          "coalesce(outcome, '') in (%s)"
              .formatted(String.join(", ", Collections.nCopies(filter.outcomes().size(), "?"))),
          filter.outcomes().stream().map(Outcome::name).toArray());
    }
    filter.account().ifPresent(account -> all.and("coalesce(account, '') = ?", account));
    filter.region().ifPresent(region -> all.and("region = ?", region));
    filter.since().ifPresent(since -> all.and(position + " >= ?", Microseconds.position(since)));
    filter.until().ifPresent(until -> all.and(position + " < ?", Microseconds.position(until)));
    if (filter.looksThroughNewestOnly()) {
      all.and(
          """
          %s >= coalesce(
            (select position from attempt order by position desc limit 1 offset ?), 0)\
          """
              .formatted(position),
          AttemptFilter.NEWEST_LOOKED_THROUGH - 1);
    }
    return all;
  }

  /// What `like` finds a text with, wherever it stands.
  public static String pattern(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  /// What a column is sorted by; there is an index on each of these. Null would come first in one
  /// database and last in another.
  ///
  /// @param position see [RowSource]
  public static String key(AttemptSort.Column column, String position) {
    return switch (column) {
      case STARTED_AT -> position;
      case OPERATION -> "operation";
      case JOB_ID -> "coalesce(job_id, '')";
      case PIPELINE -> "coalesce(pipeline, '')";
      case OUTCOME -> "coalesce(outcome, '')";
      case STATUS -> "coalesce(status, '')";
      case ERROR_CODE -> "coalesce(error_code, '')";
      case SENDS -> "coalesce(sends, -1)";
      case DURATION -> "coalesce(finished_at - started_at, -1)";
      case REQUEST_ID -> "coalesce(request_id, '')";
    };
  }
}
