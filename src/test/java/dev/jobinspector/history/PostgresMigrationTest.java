package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AlreadyInFlightException;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.postgres.PostgresAddress;
import dev.jobinspector.history.postgres.PostgresDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A table of version 1, which had the columns of version 3 in SQLite.
@ExtendWith(PostgresServer.Shared.class)
@Tag("process")
class PostgresMigrationTest {
  private static final String COLUMNS =
      """
      select column_name || ' ' || data_type || ' ' || is_nullable || coalesce(collation_name, '')
      from information_schema.columns
      where table_name = 'attempt' and table_schema = current_schema() order by 1
      """;

  private final PostgresServer server;
  private final String url;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  PostgresMigrationTest(PostgresServer server) {
    this.server = server;
    this.url = server.fresh();
  }

  @BeforeEach
  void writeVersion1() {
    execute(Version3.text("postgres/version-1.sql"));
    execute(Version3.rows());
  }

  @Test
  void anOlderTableIsUpgradedWithItsAttempts() throws SQLException {
    OpenedHistory opened = open();
    try (AttemptLog log = opened.log()) {
      assertEquals(List.of(), opened.notices());
      assertEquals(Version3.attempts(), log.find(AttemptQuery.newest(10)));
      for (var attempt : Version3.attempts()) {
        assertEquals(List.of(attempt), log.find(AttemptQuery.on(attempt.intent().subject(), 10)));
      }
      assertThrows(AlreadyInFlightException.class, () -> log.begin(Version3.inProgress(4)));
      log.conclude(new UUID(3, 3), Samples.confirmed(NOON));
      log.begin(Version3.inProgress(4));
    }
    assertEquals(List.of("4"), strings(url, "select version from attempt_version"));
    String fresh = server.fresh();
    PostgresHistory.open(fresh, directory).log().close();
    assertEquals(strings(fresh, COLUMNS), strings(url, COLUMNS));
    String index =
        "select replace(indexdef, schemaname, '') from pg_indexes"
            + " where indexname like 'attempt%' and schemaname = current_schema() order by 1";
    assertEquals(strings(fresh, index), strings(url, index));
  }

  @Test
  void programsThatBeginAtOnceUpgradeItOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<OpenedHistory>> programs = new ArrayList<>();
      for (int program = 0; program < 6; program++) {
        programs.add(threads.submit(this::open));
      }
      for (Future<OpenedHistory> program : programs) {
        try (AttemptLog log = program.get().log()) {
          assertEquals(List.of(), program.get().notices());
          assertEquals(Version3.attempts(), log.find(AttemptQuery.newest(10)));
        }
      }
    }
  }

  @Test
  void anUpgradeThatFailsLeavesTheTableAsItWas() throws SQLException {
    execute("alter table attempt add column reason text");
    List<String> before = strings(url, COLUMNS);
    assertRefused(open(), "");
    assertEquals(before, strings(url, COLUMNS));
    assertEquals(List.of("1"), strings(url, "select version from attempt_version"));
  }

  @Test
  void whoDoesNotOwnTheTableIsToldWhoMustUpgradeIt() throws SQLException {
    String guest = "guest_" + schema();
    server.execute("create role %s login".formatted(guest));
    server.execute("grant usage on schema %s to %s".formatted(schema(), guest));
    execute("grant select, insert, update, delete on attempt, attempt_version to " + guest);
    String theirs = url.replace("user=postgres", "user=" + guest);
    assertRefused(PostgresHistory.open(theirs, directory), "owner of the table");
    assertEquals(List.of("1"), strings(url, "select version from attempt_version"));
  }

  @Test
  void aVersionBeforeIsRefusedInWords() throws SQLException {
    execute("update attempt_version set version = 2");
    List<String> before = strings(url, COLUMNS);
    assertRefused(open(), "too old");
    assertEquals(before, strings(url, COLUMNS));
  }

  private static void assertRefused(OpenedHistory opened, String words) {
    try (AttemptLog log = opened.log()) {
      assertTrue(opened.notices().getFirst().contains(words), opened.notices()::toString);
      assertThrows(AttemptLogException.class, () -> log.begin(Samples.poll(NOON)));
    }
  }

  private OpenedHistory open() {
    return PostgresHistory.open(url, directory);
  }

  private void execute(String sql) {
    server.execute("set search_path to %s, public;".formatted(schema()) + sql);
  }

  private String schema() {
    return url.substring(url.indexOf("currentSchema=") + "currentSchema=".length());
  }

  private static List<String> strings(String url, String query) throws SQLException {
    try (var database = new PostgresDatabase(PostgresAddress.of(url)).open()) {
      return SqlStatement.of(query).list(database, row -> row.getString(1));
    }
  }
}
