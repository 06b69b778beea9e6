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

/// The history of one user: a SQLite file `history.db` in the data directory.
public final class SqliteHistory {
  /// Beyond this size even the quick check would be felt at each start: it is left to the
  /// [HistoryMaintenance].
  private static final long CHECKED_BYTES = 8L << 20;

  private static final int READERS = 2;

  private final Clock clock;
  private final ProcessIdentity self = ProcessIdentity.current();
  private final List<String> notices = new ArrayList<>();
  private HistoryMaintenance upkeep = List::of;

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
    return new OpenedHistory(log, opening.notices, opening.upkeep);
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
    SqliteErrorMessages problems = new SqliteErrorMessages(folder);
    try {
      folder.secure();
      return orAfresh(folder, database, problems);
    } catch (AttemptLogException e) {
      return refusing(e.userMessage(), Optional.empty());
    } catch (IOException _) {
      return readOnly(database, problems, problems.unwritable().userMessage());
    } catch (SQLException e) {
      return readOnly(database, problems, problems.writing(e).userMessage());
    }
  }

  private AttemptLog orAfresh(
      DatabaseFiles folder, SqliteDatabase database, SqliteErrorMessages problems)
      throws IOException, SQLException {
    try {
      return writable(folder, database, problems);
    } catch (SQLException e) {
      if (!SqliteErrorMessages.isDamage(e)) {
        throw e;
      }
    }
    Path aside = folder.setAside(clock.instant());
    notices.add(
        "The history was damaged. It was set aside as %s, and a new one has begun."
            .formatted(aside));
    folder.clear();
    folder.secure();
    return writable(folder, database, problems);
  }

  private AttemptLog writable(
      DatabaseFiles folder, SqliteDatabase database, SqliteErrorMessages problems)
      throws IOException, SQLException {
    List<Connection> open = new ArrayList<>();
    try {
      Connection writer = database.writer();
      open.add(writer);
      if (folder.isSuspect()) {
        SqliteDatabase.check(writer, true);
        folder.clear();
      } else if (Files.size(database.file()) <= CHECKED_BYTES) {
        SqliteDatabase.checkQuickly(writer);
      }
      Migration.prepare(writer, folder, clock.instant()).ifPresent(this::noticeMigration);
      AbandonedAttempts orphans =
          new AbandonedAttempts(new SqliteAbandonedQuery(self, clock), self, clock);
      notices.addAll(AbandonedAttempts.notice(orphans.conclude(writer)));
      while (open.size() <= READERS) {
        open.add(database.reader());
      }
      AttemptWriter writes =
          new AttemptWriter(new SqliteConnectionHolder(writer), orphans, problems);
      AttemptLog log =
          new JdbcAttemptLog(
              writes,
              new AttemptReader(
                  readers(open.subList(1, open.size()), problems), new SqliteDialect()));
      open = List.of();
      SqliteMaintenance due = new SqliteMaintenance(writes, folder, clock);
      upkeep = () -> due.run(HistoryMaintenance.RETENTION);
      return log;
    } finally {
      for (Connection connection : open) {
        connection.close();
      }
    }
  }

  private void noticeMigration(Path copy) {
    notices.add(
        "The history was brought to the form of this version. As it was before it is kept as %s."
            .formatted(copy));
  }

  private static ReadPool readers(List<Connection> connections, SqliteErrorMessages problems) {
    return new ReadPool(
        connections.stream().<ConnectionHolder>map(SqliteConnectionHolder::new).toList(), problems);
  }

  private AttemptLog readOnly(
      SqliteDatabase database, SqliteErrorMessages problems, String userMessage) {
    return refusing(
        userMessage,
        reader(database::reader)
            .or(() -> reader(database::immutableReader))
            .map(
                connection ->
                    new AttemptReader(
                        readers(List.of(connection), problems), new SqliteDialect())));
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
    return new RefusingAttemptLog(userMessage, reader);
  }

  @FunctionalInterface
  private interface Opening {
    Connection open() throws SQLException;
  }
}
