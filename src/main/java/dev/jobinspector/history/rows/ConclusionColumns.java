package dev.jobinspector.history.rows;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.Conclusion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The half of a row that is written when an attempt has ended; all null until then.
public final class ConclusionColumns {
  public static final List<String> NAMES =
      AttemptColumn.CONCLUSION.stream().map(AttemptColumn::sql).toList();

  private ConclusionColumns() {}

  public static List<@Nullable Object> values(Conclusion conclusion) {
    return ColumnValue.all(AttemptColumn.CONCLUSION, column -> column.of(conclusion));
  }

  /// Ties the conclusion to its attempt, so that it cannot turn up in another row.
  public static long check(String attempt, List<@Nullable Object> values) {
    List<@Nullable Object> all = new ArrayList<>(values);
    all.add(attempt);
    return RowChecksum.of(all);
  }
}
