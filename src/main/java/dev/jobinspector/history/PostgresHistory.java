package dev.jobinspector.history;

import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.history.jdbc.ConnectionHolder;
import dev.jobinspector.history.jdbc.ReadPool;
import dev.jobinspector.history.postgres.PostgresAbandonedQuery;
import dev.jobinspector.history.postgres.PostgresAddress;
import dev.jobinspector.history.postgres.PostgresConnectionHolder;
import dev.jobinspector.history.postgres.PostgresDatabase;
import dev.jobinspector.history.postgres.PostgresDialect;
import dev.jobinspector.history.postgres.PostgresErrorMessages;
import dev.jobinspector.history.postgres.PostgresSchema;
import dev.jobinspector.history.postgres.SetupScript;
import dev.jobinspector.history.query.AttemptReader;
import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.history.write.AbandonedAttempts;
import dev.jobinspector.history.write.AttemptWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The history of a team, in a PostgreSQL database (`docs/decisions/0006-a-team-s-history.md`).
public final class PostgresHistory {
  private static final int READERS = 2;

  private final Clock clock = Clock.systemUTC();
  private final PostgresErrorMessages problems;
  private final PostgresDatabase database;
  private final AbandonedAttempts orphans;

  private PostgresHistory(PostgresAddress address, Path sql) {
    this.problems = new PostgresErrorMessages(address, new SetupScript(sql));
    this.database = new PostgresDatabase(address);
    ProcessIdentity self = ProcessIdentity.current();
    this.orphans =
        new AbandonedAttempts(
            new PostgresAbandonedQuery(self, HistoryMaintenance.INTERVAL), self, clock);
  }

  /// Opens the history, making the table if there is none. Always returns, within seconds, or a
  /// minute where a keyring that has the password is locked: what stands in the way of writing or
  /// reading is said by the log's methods and by a notice, and a server that is gone is used when
  /// it is back.
  ///
  /// @param url `jdbc:postgresql://host[:port]/database[?parameters]`
  /// @param folder where the SQL for an administrator is left if the table cannot be made
  public static OpenedHistory open(String url, Path folder) {
    try {
      Path sql = folder.resolve("job-inspector-postgresql.sql");
      return new PostgresHistory(PostgresAddress.of(url), sql).opened();
    } catch (AttemptLogException e) {
      return new OpenedHistory(
          new RefusingAttemptLog(e.userMessage(), Optional.empty()),
          List.of(e.userMessage()),
          List::of);
    }
  }

  private OpenedHistory opened() {
    AttemptWriter writer =
        new AttemptWriter(
            new PostgresConnectionHolder(database, PostgresHistory::readyToWrite),
            orphans,
            problems);
    ReadPool readers =
        new ReadPool(
            Stream.<ConnectionHolder>generate(
                    () -> new PostgresConnectionHolder(database, PostgresSchema::prepare))
                .limit(READERS)
                .toList(),
            problems);
    AttemptLog log = new JdbcAttemptLog(writer, new AttemptReader(readers, new PostgresDialect()));
    List<String> notices = new ArrayList<>();
    try {
      notices.addAll(AbandonedAttempts.notice(writer.concludeAbandoned()));
    } catch (AttemptLogException e) {
      notices.add(e.userMessage());
    }
    return new OpenedHistory(log, notices, () -> upkeep(writer));
  }

  /// The server looks after its files by itself.
  private List<String> upkeep(AttemptWriter writer) {
    List<String> notices = new ArrayList<>();
    try {
      notices.addAll(AbandonedAttempts.notice(writer.concludeAbandoned()));
      writer.prune(clock.instant().minus(HistoryMaintenance.RETENTION));
    } catch (AttemptLogException _) {
      return notices;
    }
    return notices;
  }

  private static Connection readyToWrite(Connection fresh) throws SQLException {
    PostgresSchema.prepare(fresh);
    try (Statement statement = fresh.createStatement()) {
      // Changes nothing, but is refused where nothing can be written.
      statement.execute("update attempt set outcome = outcome where false");
    }
    return fresh;
  }
}
