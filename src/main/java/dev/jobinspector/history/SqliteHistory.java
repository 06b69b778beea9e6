package dev.jobinspector.history;

import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.history.jdbc.ConnectionHolder;
import dev.jobinspector.history.jdbc.ReadPool;
import dev.jobinspector.history.query.AttemptReader;
import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.history.sqlite.DatabaseFiles;
import dev.jobinspector.history.sqlite.Migration;
import dev.jobinspector.history.sqlite.SqliteAbandonedQuery;
import dev.jobinspector.history.sqlite.SqliteConnectionHolder;
import dev.jobinspector.history.sqlite.SqliteConnectionHolder.Opening;
import dev.jobinspector.history.sqlite.SqliteDatabase;
import dev.jobinspector.history.sqlite.SqliteDialect;
import dev.jobinspector.history.sqlite.SqliteErrorMessages;
import dev.jobinspector.history.sqlite.SqliteMaintenance;
import dev.jobinspector.history.sqlite.SqliteSchema;
import dev.jobinspector.history.write.AbandonedAttempts;
import dev.jobinspector.history.write.AttemptWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The history of one user: a SQLite file `history.db` in the data directory.
public final class SqliteHistory {
  /// Beyond this size even the quick check would be felt at each start: [HistoryMaintenance] does
  /// it.
  private static final long CHECKED_BYTES = 8L << 20;

  private static final int READERS = 2;

  private final Clock clock;
  private final ProcessIdentity self = ProcessIdentity.current();
  private final List<String> notices = new ArrayList<>();
  private HistoryMaintenance maintenance = List::of;

  private SqliteHistory(Clock clock) {
    this.clock = clock;
  }

  /// Opens the history, making folder and file if there are none. Always returns: what stands in
  /// the way of writing or reading is said by the log's methods and by a notice.
  public static OpenedHistory open(Path dataDirectory) {
    return open(dataDirectory, Clock.systemUTC());
  }

  static OpenedHistory open(Path dataDirectory, Clock clock) {
    SqliteHistory opening = new SqliteHistory(clock);
    AttemptLog log = opening.log(dataDirectory);
    return new OpenedHistory(log, opening.notices, opening.maintenance);
  }

  private AttemptLog log(Path dataDirectory) {
    DatabaseFiles folder;
    try {
      folder = DatabaseFiles.in(dataDirectory);
    } catch (IOException _) {
      return refusing(
          """
          The history cannot be kept: the folder %s cannot be made or reached. Choose another \
          data directory, or make the folder, and restart the program.\
          """
              .formatted(dataDirectory.toAbsolutePath()),
          Optional.empty());
    }
    SqliteDatabase database = new SqliteDatabase(folder.database());
    SqliteErrorMessages messages = new SqliteErrorMessages(folder);
    try {
      folder.secure();
      return writableOrNew(folder, database, messages);
    } catch (AttemptLogException e) {
      return refusing(e.userMessage(), Optional.empty());
    } catch (IOException _) {
      return readOnly(database, messages, messages.unwritable().userMessage());
    } catch (SQLException e) {
      return readOnly(database, messages, messages.writing(e).userMessage());
    }
  }

  private AttemptLog writableOrNew(
      DatabaseFiles folder, SqliteDatabase database, SqliteErrorMessages messages)
      throws IOException, SQLException {
    try {
      return writable(folder, database, messages);
    } catch (SQLException e) {
      if (!SqliteErrorMessages.isDamage(e)) {
        throw e;
      }
    }
    Path aside = folder.setAside(clock.instant());
    notices.add(
        "The history was damaged. It was set aside as %s, and a new one was started."
            .formatted(aside));
    folder.clear();
    folder.secure();
    return writable(folder, database, messages);
  }

  private AttemptLog writable(
      DatabaseFiles folder, SqliteDatabase database, SqliteErrorMessages messages)
      throws IOException, SQLException {
    Connection writer = database.writer();
    boolean kept = false;
    try {
      if (folder.isSuspect()) {
        SqliteDatabase.check(writer, true);
        folder.clear();
      } else if (Files.size(database.file()) <= CHECKED_BYTES) {
        SqliteDatabase.checkQuickly(writer);
      }
      Migration.prepare(writer, folder, clock.instant()).ifPresent(this::noticeMigration);
      AbandonedAttempts abandoned =
          new AbandonedAttempts(new SqliteAbandonedQuery(self, clock), self, clock);
      notices.addAll(AbandonedAttempts.notice(abandoned.conclude(writer)));
      AttemptWriter writes =
          new AttemptWriter(new SqliteConnectionHolder(writer), abandoned, messages);
      AttemptLog log =
          new JdbcAttemptLog(
              writes,
              new AttemptReader(
                  new ReadPool(
                      Stream.<ConnectionHolder>generate(
                              () -> new SqliteConnectionHolder(database::reader))
                          .limit(READERS)
                          .toList(),
                      messages),
                  new SqliteDialect()));
      SqliteMaintenance due = new SqliteMaintenance(writes, folder, clock);
      maintenance = () -> due.run(HistoryMaintenance.RETENTION);
      kept = true;
      return log;
    } finally {
      if (!kept) {
        writer.close();
      }
    }
  }

  private void noticeMigration(Path copy) {
    notices.add("The history was upgraded to this version; a backup is at %s.".formatted(copy));
  }

  private AttemptLog readOnly(
      SqliteDatabase database, SqliteErrorMessages messages, String userMessage) {
    return refusing(
        userMessage,
        reader(database::reader)
            .or(() -> reader(database::immutableReader))
            .map(
                connection ->
                    new AttemptReader(
                        new ReadPool(List.of(new SqliteConnectionHolder(connection)), messages),
                        new SqliteDialect())));
  }

  private static Optional<Connection> reader(Opening opening) {
    try {
      Connection connection = opening.open();
      if (isReadable(connection)) {
        return Optional.of(connection);
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException _) {
      return Optional.empty();
    }
  }

  private static boolean isReadable(Connection connection) {
    try {
      return SqliteSchema.version(connection) == SqliteSchema.VERSION;
    } catch (SQLException _) {
      return false;
    }
  }

  private AttemptLog refusing(String userMessage, Optional<AttemptReader> reader) {
    notices.add(userMessage);
    return JdbcAttemptLog.refusing(userMessage, reader);
  }
}
