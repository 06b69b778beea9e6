package dev.jobinspector.history.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The text index of a SQLite file after attempts were removed: it only notes that they are gone,
/// and keeps their words until it is merged with these notes
/// (<https://sqlite.org/fts5.html#the_merge_command>).
public final class TextIndex {
  /// Pages that a piece writes: it takes milliseconds.
  private static final int PIECE = 8;

  /// Merging rewrites all of it, so it must be worth it: less than one part in so many is left to
  /// the index, which merges by itself as attempts come.
  private static final int WORTH = 10;

  private final int removed;
  private boolean begun;

  /// @param removed how many attempts
  public TextIndex(int removed) {
    this.removed = removed;
  }

  /// Merges a piece, and tells how much that was: nothing when all is done.
  public int merge(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      if (!begun && (removed == 0 || removed < attempts(statement) / WORTH)) {
        return 0;
      }
      int before = number(statement, "select total_changes()");
      statement.execute(
          "insert into attempt_text (attempt_text, rank) values ('merge', %d)"
              .formatted(begun ? PIECE : -PIECE));
      int changes = number(statement, "select total_changes()") - before;
      boolean first = !begun;
      begun = true;
      // The command itself counts as one.
      return first || changes > 1 ? changes : 0;
    }
  }

  private static int attempts(Statement statement) throws SQLException {
    return number(statement, "select count(*) from attempt");
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }
}
