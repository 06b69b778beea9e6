package dev.jobinspector.history;

import dev.jobinspector.attempt.Attempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/// An attempt as the database has it: both halves, each with its check sum.
final class AttemptRow {
  /// What a query selects so that [#read] can read it.
  static final String COLUMNS =
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
  static Attempt read(ResultSet row) throws SQLException {
    Cells intent = Cells.of(row, INTENT, IntentColumns.NAMES);
    Cells conclusion = Cells.of(row, CONCLUSION, ConclusionColumns.NAMES);
    verify(row, intent, conclusion);
    try {
      return new Attempt(IntentColumns.read(intent), ConclusionColumns.read(conclusion));
    } catch (IllegalArgumentException unheardOf) {
      throw new NewerRowException(unheardOf);
    }
  }

  /// @throws DamagedRowException if the row is not as it was written
  static void verify(ResultSet row) throws SQLException {
    verify(
        row,
        Cells.of(row, INTENT, IntentColumns.NAMES),
        Cells.of(row, CONCLUSION, ConclusionColumns.NAMES));
  }

  private static void verify(ResultSet row, Cells intent, Cells conclusion) throws SQLException {
    boolean underWay = conclusion.values().stream().allMatch(Objects::isNull);
    String id = String.valueOf(intent.values().getFirst());
    String expected = underWay ? null : sum(ConclusionColumns.check(id, conclusion.objects()));
    if (!sum(RowCheck.of(intent.values())).equals(row.getString(INTENT_CHECK))
        || !Objects.equals(row.getString(CONCLUSION_CHECK), expected)) {
      throw new DamagedRowException();
    }
  }

  private static String sum(long check) {
    return Long.toString(check);
  }
}
