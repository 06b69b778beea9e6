package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.history.jdbc.Transaction;
import dev.jobinspector.history.rows.ConclusionColumns;
import dev.jobinspector.history.rows.DamagedRowException;
import dev.jobinspector.history.rows.IntentColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings a database to the schema of this version: in one transaction, under the write lock since
/// another process may be at it, and after a copy of what was there.
public final class Migration {
  private Migration() {}

  /// Tells where the copy is, if one was made.
  ///
  /// @throws AttemptLogException if a newer version of the program has written the file
  public static Optional<Path> prepare(Connection database, DatabaseFiles folder, Instant now)
      throws IOException, SQLException {
    int before = SqliteSchema.version(database);
    Optional<Path> copy = Optional.empty();
    if (before > 0 && before < SqliteSchema.VERSION) {
      copy = Optional.of(folder.newCopy(before, now));
      copyTo(copy.get(), database);
    }
    int found = Transaction.on(database, Migration::toCurrent);
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
      } else if (version == 1) {
        fromVersion1(statement);
      } else if (version == 2) {
        SqliteSchema.fromVersion2(statement);
      } else if (version == SqliteSchema.VERSION) {
        // Removes nothing, but is refused where nothing can be written.
        statement.execute("delete from attempt where false");
      }
    }
    return version;
  }

  /// Version 1 had no text index, and kept the owner of attempts that had ended.
  private static void fromVersion1(Statement statement) throws SQLException {
    statement.execute("alter table attempt rename to attempt_1");
    for (String index : List.of("in_flight", "under_way", "of_job", "over", "failed")) {
      statement.execute("drop index attempt_" + index);
    }
    SqliteSchema.create(statement);
    List<String> kept = new ArrayList<>(List.of("position", "exclusive", "intent_check"));
    kept.add("conclusion_check");
    kept.addAll(IntentColumns.NAMES);
    kept.addAll(ConclusionColumns.NAMES);
    statement.execute(
        """
        insert into attempt (owner, %1$s)
        select case when outcome is null then owner end, %1$s from attempt_1
        """
            .formatted(String.join(", ", kept)));
    statement.execute(
        """
        insert into attempt_text (rowid, %1$s)
        select position, %1$s from attempt where outcome is not null
        """
            .formatted(String.join(", ", SqliteSchema.indexed())));
    statement.execute("drop table attempt_1");
  }
}
