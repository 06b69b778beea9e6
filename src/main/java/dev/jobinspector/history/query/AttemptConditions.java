package dev.jobinspector.history.query;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.history.jdbc.Microseconds;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// A filter and an order as SQL that every database understands. All of it but the text, which each
/// finds in its own way.
public final class AttemptConditions {
  /// The columns that a search looks at.
  public static final List<String> SEARCHED =
      AttemptColumn.ALL_SEARCHED.stream().map(AttemptColumn::sql).toList();

  /// The operations that change nothing, as SQL.
  private static final String READS =
      Arrays.stream(Operation.values())
          .filter(operation -> operation.effect() == Operation.Effect.READ)
          .map(operation -> "'" + operation.apiName() + "'")
          .collect(Collectors.joining(", "));

  private AttemptConditions() {}

  /// Returns what the rows of a filter must fulfil, whatever its text.
  ///
  /// @param position see [RowSource]
  public static Conditions of(AttemptFilter filter, String position) {
    Conditions all = new Conditions();
    filter.jobId().ifPresent(job -> all.and("coalesce(job_id, '') = ?", job));
    filter.subject().ifPresent(subject -> all.and(of(subject)));
    if (filter.writesOnly()) {
      all.and("operation not in (%s)".formatted(READS));
    }
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

  /// Returns what `like` finds a text with, wherever it stands.
  public static String pattern(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  /// Returns what a column is sorted by; there is an index on each of these. Null would come first
  /// in one database and last in another.
  ///
  /// @param position see [RowSource]
  public static String key(AttemptColumn column, String position) {
    return switch (column) {
      case STARTED_AT -> position;
      case DURATION -> "coalesce(finished_at - started_at, -1)";
      default ->
          column.isRequired()
              ? column.sql()
              : "coalesce(%s, %s)"
                  .formatted(column.sql(), column.type() == AttemptColumn.Type.TEXT ? "''" : "-1");
    };
  }

  private static Conditions of(Subject subject) {
    return switch (subject) {
      case Subject.Job(var kind, var id) ->
          new Conditions().and("coalesce(job_id, '') = ? and job_kind = ?", id, kind.text());
      case Subject.ActionType(var type) ->
          new Conditions()
              .and(
                  "job_id is null and coalesce(subject_kind, 'action-type') = 'action-type'"
                      + " and coalesce(action_type, '') = ?",
                  type.map(ActionTypeId::text).orElse(""));
      case Subject.Stage(var pipeline, var stage) ->
          new Conditions()
              .and(
                  "subject_kind = 'stage' and coalesce(pipeline, '') = ? and stage = ?",
                  pipeline,
                  stage);
      case Subject.Execution(var pipeline, var id) ->
          new Conditions()
              .and(
                  "subject_kind = 'execution' and coalesce(pipeline, '') = ?"
                      + " and pipeline_execution_id = ?",
                  pipeline,
                  id);
    };
  }
}
