package dev.jobinspector.history.rows;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The half of a row that is written before a request leaves.
public final class IntentColumns {
  public static final List<String> NAMES =
      AttemptColumn.INTENT.stream().map(AttemptColumn::sql).toList();

  /// What a write excludes the same write on, in SQL: null for a poll, which excludes none. Rows of
  /// version 3 do not have the kind of their subject; that is a job there.
  public static final List<String> SUBJECT =
      List.of(
          "coalesce(job_kind, subject_kind)",
          "case when job_id is null then pipeline else '' end",
          """
          coalesce(job_id, case subject_kind when 'stage' then stage \
          when 'execution' then pipeline_execution_id end)\
          """);

  /// So many columns version 3 had: their check sums have all of these.
  private static final int OLDEST = 17;

  private IntentColumns() {}

  public static List<@Nullable Object> values(Intent intent) {
    Attempt attempt = new Attempt(intent, Optional.empty());
    return ColumnValue.all(AttemptColumn.INTENT, column -> column.of(attempt));
  }

  /// Returns the values of [#SUBJECT]; none for a poll.
  public static List<String> subject(Subject subject) {
    List<String> values =
        switch (subject) {
          case Subject.Job(var kind, var id) -> List.of(kind.text(), "", id);
          case Subject.ActionType _ -> List.of();
          case Subject.Stage(var pipeline, var stage) -> List.of(Subject.STAGE, pipeline, stage);
          case Subject.Execution(var pipeline, var id) -> List.of(Subject.EXECUTION, pipeline, id);
        };
    return values.stream().map(ColumnValue::text).toList();
  }

  /// Leaves out what is null at the end, so that what an older version has written stays valid when
  /// columns are added.
  public static long check(List<? extends @Nullable Object> values) {
    int last = values.size();
    while (last > OLDEST && values.get(last - 1) == null) {
      last--;
    }
    return RowChecksum.of(values.subList(0, last));
  }
}
