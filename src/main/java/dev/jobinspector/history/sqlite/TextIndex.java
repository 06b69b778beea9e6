package dev.jobinspector.history.sqlite;

import dev.jobinspector.history.jdbc.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;

/// The text index of a SQLite file after attempts were removed: it only notes that they are gone,
/// and keeps their words until it is merged with these notes
/// (<https://sqlite.org/fts5.html#the_merge_command>).
public final class TextIndex {
  /// Pages that a batch writes: it takes milliseconds.
  private static final int BATCH = 8;

  /// Merging rewrites all of it, so it must be worth it: less than one part in so many is left to
  /// the index, which merges by itself as attempts come.
  private static final int WORTH = 10;

  private static final String ATTEMPTS = "select count(*) from attempt";
  private static final String CHANGES = "select total_changes()";

  private final int removed;
  private boolean begun;

  /// @param removed how many attempts
  public TextIndex(int removed) {
    this.removed = removed;
  }

  /// Merges a batch, and returns how much that was: nothing when all is done.
  public int merge(Connection database) throws SQLException {
    if (!begun && (removed == 0 || removed < number(database, ATTEMPTS) / WORTH)) {
      return 0;
    }
    long before = number(database, CHANGES);
    SqlStatement.of(
            "insert into attempt_text (attempt_text, rank) values ('merge', ?)",
            begun ? BATCH : -BATCH)
        .execute(database);
    int changes = Math.toIntExact(number(database, CHANGES) - before);
    boolean first = !begun;
    begun = true;
    // The command itself counts as one.
    return first || changes > 1 ? changes : 0;
  }

  private static long number(Connection database, String query) throws SQLException {
    return SqlStatement.of(query).number(database);
  }
}
