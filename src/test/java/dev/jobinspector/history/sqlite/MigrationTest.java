package dev.jobinspector.history.sqlite;

import static dev.jobinspector.history.Samples.JOB;
import static dev.jobinspector.history.Samples.NOON;
import static dev.jobinspector.history.Samples.OTHER_JOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AlreadyInFlightException;
import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.AttemptLogContract;
import dev.jobinspector.history.HistoryFiller;
import dev.jobinspector.history.OpenedHistory;
import dev.jobinspector.history.Samples;
import dev.jobinspector.history.SqliteHistory;
import dev.jobinspector.history.rows.ConclusionColumns;
import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.history.write.AttemptStatements;
import dev.jobinspector.job.reply.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {
  private static final List<String> VERSION_1 =
      List.of(
          """
          create table attempt (
            position integer primary key,
            id text not null unique,
            started_at integer not null,
            finished_at integer,
            operation text not null,
            job_id text,
            job_kind text,
            action_type text,
            pipeline text,
            stage text,
            action text,
            action_execution_id text,
            pipeline_execution_id text,
            account text,
            region text not null,
            endpoint text not null,
            endpoint_source text not null,
            target text not null,
            profile text,
            outcome text,
            status text,
            error_code text,
            error_message text,
            http_status integer,
            request_id text,
            sends integer,
            owner text not null,
            exclusive integer not null,
            intent_check integer not null,
            conclusion_check integer
          ) strict
          """,
          """
          create unique index attempt_in_flight
          on attempt (job_id, job_kind, operation, endpoint, region)
          where outcome is null and exclusive = 1
          """,
          "create index attempt_under_way on attempt (owner) where outcome is null",
          "create index attempt_of_job on attempt (job_id) where job_id is not null",
          "create index attempt_over on attempt (endpoint, region) where job_id is not null",
          "create index attempt_failed on attempt (position) where outcome <> 'CONFIRMED'",
          "pragma user_version = 1");

  private final Intent ended = Samples.acknowledge(NOON, JOB);
  private final Intent underWay = Samples.acknowledge(NOON, OTHER_JOB);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @BeforeEach
  void writeVersion1() throws IOException, SQLException {
    DatabaseFiles.in(directory).secure();
    try (Connection database = HistoryFiller.database(directory).writer();
        Statement statement = database.createStatement()) {
      for (String sql : VERSION_1) {
        statement.execute(sql);
      }
      ProcessIdentity self = ProcessIdentity.current();
      AttemptStatements statements = new AttemptStatements(database, self);
      statements.insert(ended, 1);
      statements.insert(underWay, 2);
      // Version 1 kept the owner: concluding as this version does is refused there.
      assertThrows(
          SQLException.class, () -> statements.conclude(ended.id(), Samples.confirmed(NOON)));
      conclude(statement);
    }
  }

  @Test
  void anOlderHistoryIsCopiedAndBroughtToThisVersion() throws IOException {
    OpenedHistory opened = SqliteHistory.open(directory);
    try (AttemptLog log = opened.log()) {
      assertEquals(
          List.of(
              new Attempt(underWay, Optional.empty()),
              new Attempt(
                  ended, Optional.of(Samples.failed(NOON, Outcome.REJECTED, "StaleNonce")))),
          log.find(AttemptQuery.newest(10)));
      AttemptQuery search =
          AttemptQuery.newest(AttemptFilter.ALL.withText("stale").withErrorsOnly(true), 10);
      assertEquals(List.of(ended.id()), AttemptLogContract.ids(log.find(search)));
      assertThrows(
          AlreadyInFlightException.class, () -> log.begin(Samples.acknowledge(NOON, OTHER_JOB)));
      log.conclude(underWay.id(), Samples.confirmed(NOON));
    }
    Path copy = copies().getFirst();
    assertTrue(opened.notices().getFirst().contains(copy.toString()), opened.notices()::toString);
    assertEquals(
        Files.getPosixFilePermissions(directory.resolve("history.db")),
        Files.getPosixFilePermissions(copy));
    assertEquals(List.of(), SqliteHistory.open(directory).notices());
    assertEquals(1, copies().size());
  }

  @Test
  void aMigrationThatFailsLeavesTheHistoryAsItWas() throws IOException, SQLException {
    execute("create table attempt_1 (in_the_way text)");
    try (AttemptLog log = SqliteHistory.open(directory).log()) {
      assertThrows(AttemptLogException.class, () -> log.begin(Samples.poll(NOON)));
    }
    execute("drop table attempt_1");
    try (AttemptLog log = SqliteHistory.open(directory).log()) {
      assertEquals(2, log.find(AttemptQuery.newest(10)).size());
    }
  }

  private void conclude(Statement statement) throws SQLException {
    var values = ConclusionColumns.values(Samples.failed(NOON, Outcome.REJECTED, "StaleNonce"));
    StringBuilder sql = new StringBuilder("update attempt set conclusion_check = ");
    sql.append(ConclusionColumns.check(ended.id().toString(), values));
    for (int column = 0; column < values.size(); column++) {
      Object value = values.get(column);
      String literal = value instanceof String text ? "'" + text + "'" : String.valueOf(value);
      sql.append(", ").append(ConclusionColumns.NAMES.get(column)).append(" = ").append(literal);
    }
    statement.execute(sql + " where id = '" + ended.id() + "'");
  }

  private void execute(String sql) throws SQLException {
    try (Connection database = HistoryFiller.database(directory).writer();
        Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().contains("history-version-1-")).toList();
    }
  }
}
