package dev.jobinspector.history;

import dev.jobinspector.job.Attempt;
import dev.jobinspector.job.Conclusion;
import dev.jobinspector.job.Intent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

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
    Cells first = Cells.of(row, IntentColumns.NAMES);
    Cells second = Cells.of(row, ConclusionColumns.NAMES);
    if (!Objects.equals(row.getString("intent_check"), sum(RowCheck.of(first.values())))) {
      throw new DamagedRowException();
    }
    Intent intent = IntentColumns.read(first);
    String check = row.getString("conclusion_check");
    boolean underWay = second.values().stream().allMatch(Objects::isNull);
    String expected = underWay ? null : sum(ConclusionColumns.check(intent.id(), second.objects()));
    if (!Objects.equals(check, expected)) {
      throw new DamagedRowException();
    }
    Optional<Conclusion> conclusion = ConclusionColumns.read(second);
    return new Attempt(intent, conclusion);
  }

  private static String sum(long check) {
    return Long.toString(check);
  }
}
