package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.history.jdbc.Transaction;
import dev.jobinspector.history.rows.AttemptRow;
import dev.jobinspector.history.rows.DamagedRowException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/// Upgrades a database to the schema of this version: in one transaction, under the write lock
/// since another process may be at it, and after a copy of what was there.
public final class Migration {
  private Migration() {}

  /// Tells where the copy is, if one was made.
  ///
  /// @throws AttemptLogException if a newer version of the program has written the file, or one too
  ///   old
  public static Optional<Path> prepare(Connection database, DatabaseFiles folder, Instant now)
      throws IOException, SQLException {
    Optional<Path> copy = Optional.empty();
    if (SqliteSchema.version(database) == AttemptRow.UPGRADED_VERSION) {
      copy = Optional.of(folder.newCopy(AttemptRow.UPGRADED_VERSION, now));
      copyTo(copy.get(), database);
    }
    int found = Transaction.on(database, Migration::toCurrent);
    if (found > 0 && found < AttemptRow.UPGRADED_VERSION) {
      throw new AttemptLogException(
          """
          The history in %s was written by a version of the program that is too old to be upgraded \
          from. Nothing in it was changed. Choose another data directory.\
          """
              .formatted(folder.database()));
    }
    if (found > SqliteSchema.VERSION) {
      throw new AttemptLogException(
          """
          The history in %s was written by a newer version of the program. Install that version, \
          or choose another data directory.\
          """
              .formatted(folder.database()));
    }
    return copy;
  }

  private static void copyTo(Path copy, Connection database) throws SQLException {
    try (PreparedStatement vacuum = database.prepareStatement("vacuum into ?")) {
      vacuum.setString(1, copy.toString());
      vacuum.execute();
    }
  }

  /// Tells the version that was found.
  private static int toCurrent(Connection locked) throws SQLException {
    int version = SqliteSchema.version(locked);
    try (Statement statement = locked.createStatement()) {
      if (version < 0) {
        throw new DamagedRowException();
      } else if (version == 0) {
        SqliteSchema.create(statement);
      } else if (version == AttemptRow.UPGRADED_VERSION) {
        SqliteSchema.fromVersion3(statement);
      } else if (version == SqliteSchema.VERSION) {
        // Removes nothing, but is refused where nothing can be written.
        statement.execute("delete from attempt where false");
      }
    }
    return version;
  }
}
