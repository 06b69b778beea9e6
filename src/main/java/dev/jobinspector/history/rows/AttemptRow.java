package dev.jobinspector.history.rows;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.history.jdbc.RowValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/// An attempt as the database has it: both halves, each with its check sum.
public final class AttemptRow {
  /// What a query selects so that [#read] can read it.
  public static final String COLUMNS =
      String.join(", ", IntentColumns.NAMES)
          + ", intent_check, "
          + String.join(", ", ConclusionColumns.NAMES)
          + ", conclusion_check";

  private static final int INTENT = 1;
  private static final int INTENT_CHECK = INTENT + IntentColumns.NAMES.size();
  private static final int CONCLUSION = INTENT_CHECK + 1;
  private static final int CONCLUSION_CHECK = CONCLUSION + ConclusionColumns.NAMES.size();

  private AttemptRow() {}

  /// An export spends its time here: each value is taken from the database once, and by its place.
  ///
  /// @param row of a query that begins with [#COLUMNS]
  /// @throws DamagedRowException if the row is not as it was written
  public static Attempt read(ResultSet row) throws SQLException {
    RowValues intent = RowValues.of(row, INTENT, IntentColumns.NAMES);
    RowValues conclusion = RowValues.of(row, CONCLUSION, ConclusionColumns.NAMES);
    verify(row, intent, conclusion);
    try {
      return new Attempt(IntentColumns.read(intent), ConclusionColumns.read(conclusion));
    } catch (IllegalArgumentException e) {
      throw new NewerRowException(e);
    }
  }

  /// Compares a row with its check sums.
  ///
  /// @throws DamagedRowException if the row is not as it was written
  public static void verify(ResultSet row) throws SQLException {
    verify(
        row,
        RowValues.of(row, INTENT, IntentColumns.NAMES),
        RowValues.of(row, CONCLUSION, ConclusionColumns.NAMES));
  }

  private static void verify(ResultSet row, RowValues intent, RowValues conclusion)
      throws SQLException {
    boolean underWay = conclusion.values().stream().allMatch(Objects::isNull);
    String id = String.valueOf(intent.values().getFirst());
    String expected = underWay ? null : sum(ConclusionColumns.check(id, conclusion.objects()));
    if (!sum(RowChecksum.of(intent.values())).equals(row.getString(INTENT_CHECK))
        || !Objects.equals(row.getString(CONCLUSION_CHECK), expected)) {
      throw new DamagedRowException();
    }
  }

  private static String sum(long check) {
    return Long.toString(check);
  }
}
