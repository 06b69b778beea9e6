package dev.jobinspector.history.sqlite;

import dev.jobinspector.history.jdbc.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Pages of a SQLite file in which nothing stands any more. A file that was made so gives them back
/// to the disk; an older one would have to be rebuilt first, and new attempts fill its pages again.
final class FreePages {
  /// So many are moved in milliseconds.
  private static final int PIECE = 64;

  private FreePages() {}

  /// Has a new file give them back. That stands in its first page, which the change to the
  /// write-ahead log writes.
  static void canBeGivenBack(Connection fresh) throws SQLException {
    try (Statement statement = fresh.createStatement()) {
      statement.execute("pragma auto_vacuum = incremental");
      statement.execute("pragma journal_mode = wal");
    }
  }

  /// Gives a few back, and returns how many.
  static int giveBack(Connection database) throws SQLException {
    int before = count(database);
    if (before == 0) {
      return 0;
    }
    try (Statement statement = database.createStatement()) {
      statement.executeUpdate("pragma incremental_vacuum(%d)".formatted(PIECE));
    }
    return before - count(database);
  }

  static int count(Connection database) throws SQLException {
    return Math.toIntExact(SqlStatement.of("pragma freelist_count").number(database));
  }
}
