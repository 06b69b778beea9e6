package dev.jobinspector.history;

import dev.jobinspector.job.Attempt;
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

  private AttemptRow() {}

  /// @throws DamagedRowException if the row is not as it was written
  static Attempt read(ResultSet row) throws SQLException {
    verify(row);
    try {
      return new Attempt(
          IntentColumns.read(Cells.of(row, IntentColumns.NAMES)),
          ConclusionColumns.read(Cells.of(row, ConclusionColumns.NAMES)));
    } catch (IllegalArgumentException unheardOf) {
      throw new NewerRowException(unheardOf);
    }
  }

  /// @throws DamagedRowException if the row is not as it was written
  static void verify(ResultSet row) throws SQLException {
    Cells intent = Cells.of(row, IntentColumns.NAMES);
    Cells conclusion = Cells.of(row, ConclusionColumns.NAMES);
    boolean underWay = conclusion.values().stream().allMatch(Objects::isNull);
    String expected =
        underWay ? null : sum(ConclusionColumns.check(row.getString("id"), conclusion.objects()));
    if (!sum(RowCheck.of(intent.values())).equals(row.getString("intent_check"))
        || !Objects.equals(row.getString("conclusion_check"), expected)) {
      throw new DamagedRowException();
    }
  }

  private static String sum(long check) {
    return Long.toString(check);
  }
}
