package dev.jobinspector.history;

import dev.jobinspector.attempt.AttemptLogException;
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
final class Migration {
  private Migration() {}

  /// Tells where the copy is, if one was made.
  ///
  /// @throws AttemptLogException if a newer version of the program has written the file
  static Optional<Path> prepare(Connection database, DataFolder folder, Instant now)
      throws IOException, SQLException {
    int before = Schema.version(database);
    Optional<Path> copy = Optional.empty();
    if (before > 0 && before < Schema.VERSION) {
      copy = Optional.of(folder.newCopy(before, now));
      copyTo(copy.get(), database);
    }
    int found = Transaction.on(database, Migration::toCurrent);
    if (found > Schema.VERSION) {
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
    int version = Schema.version(locked);
    try (Statement statement = locked.createStatement()) {
      if (version < 0) {
        throw new DamagedRowException();
      } else if (version == 0) {
        Schema.create(statement);
      } else if (version == 1) {
        fromVersion1(statement);
      } else if (version == 2) {
        Schema.fromVersion2(statement);
      } else if (version == Schema.VERSION) {
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
    Schema.create(statement);
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
            .formatted(String.join(", ", Schema.indexed())));
    statement.execute("drop table attempt_1");
  }
}
