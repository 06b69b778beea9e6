package dev.jobinspector.history.rows;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptParser;
import dev.jobinspector.history.jdbc.Microseconds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads attempts as the database has them, one row after the other: both halves, each with its
/// check sum. The text of every value is what the check sums are made of, whatever type a database
/// has for it.
public final class AttemptRow extends AttemptParser {
  /// The version of the table, the same in every database.
  public static final int SCHEMA_VERSION = 4;

  /// The only older version that is upgraded.
  public static final int UPGRADED_VERSION = 3;

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

  private final Map<AttemptColumn, String> texts = new EnumMap<>(AttemptColumn.class);

  /// Returns the attempt of a row. An export spends its time here: each value is taken from the
  /// database once, and by its place.
  ///
  /// @param row of a query that begins with [#COLUMNS]
  /// @throws DamagedRowException if the row is not as it was written
  public Attempt read(ResultSet row) throws SQLException {
    verify(row);
    try {
      return attempt();
    } catch (IllegalArgumentException e) {
      throw new NewerRowException(e);
    }
  }

  /// Compares a row with its check sums.
  ///
  /// @throws DamagedRowException if the row is not as it was written
  public void verify(ResultSet row) throws SQLException {
    texts.clear();
    List<@Nullable Object> intent = take(row, INTENT, AttemptColumn.INTENT);
    int begun = texts.size();
    List<@Nullable Object> conclusion = take(row, CONCLUSION, AttemptColumn.CONCLUSION);
    boolean inProgress = texts.size() == begun;
    String id = String.valueOf(intent.getFirst());
    String expected = inProgress ? null : sum(ConclusionColumns.check(id, conclusion));
    if (!sum(IntentColumns.check(intent)).equals(row.getString(INTENT_CHECK))
        || !Objects.equals(row.getString(CONCLUSION_CHECK), expected)) {
      throw new DamagedRowException();
    }
  }

  private List<@Nullable Object> take(ResultSet row, int first, List<AttemptColumn> columns)
      throws SQLException {
    List<@Nullable Object> taken = new ArrayList<>(columns.size());
    for (int index = 0; index < columns.size(); index++) {
      @Nullable String text = row.getString(first + index);
      taken.add(text);
      if (text != null) {
        texts.put(columns.get(index), text);
      }
    }
    return taken;
  }

  private static String sum(long check) {
    return Long.toString(check);
  }

  @Override
  protected Optional<String> text(AttemptColumn column) {
    return Optional.ofNullable(texts.get(column));
  }

  @Override
  protected Instant time(String text) {
    return Microseconds.instant(Long.parseLong(text));
  }

  @Override
  protected RuntimeException missing(AttemptColumn column) {
    return new IllegalArgumentException("The column " + column.sql() + " is empty");
  }

  @Override
  protected RuntimeException wrong(AttemptColumn column, RuntimeException cause) {
    return new IllegalArgumentException("The column " + column.sql() + " is not known", cause);
  }
}
