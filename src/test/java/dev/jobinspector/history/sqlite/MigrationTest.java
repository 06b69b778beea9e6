package dev.jobinspector.history.sqlite;

import static dev.jobinspector.history.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AlreadyInFlightException;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.history.AttemptLogContract;
import dev.jobinspector.history.HistoryFiller;
import dev.jobinspector.history.OpenedHistory;
import dev.jobinspector.history.Samples;
import dev.jobinspector.history.SqliteHistory;
import dev.jobinspector.history.Version3;
import dev.jobinspector.history.jdbc.SqlStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of version 3, which knew no subjects but jobs and action types.
class MigrationTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @BeforeEach
  void writeVersion3() throws IOException, SQLException {
    DatabaseFiles.in(directory).secure();
    for (String statement : Version3.text("sqlite/version-3.sql").split("\n\n", -1)) {
      execute(statement);
    }
    execute(Version3.rows());
    execute("insert into attempt_text (attempt_text) values ('rebuild')");
  }

  @Test
  void anOlderHistoryIsCopiedAndUpgraded() throws IOException, SQLException {
    OpenedHistory opened = SqliteHistory.open(directory);
    try (AttemptLog log = opened.log()) {
      assertEquals(Version3.attempts(), log.find(AttemptQuery.newest(10)));
      AttemptQuery search =
          AttemptQuery.newest(AttemptFilter.ALL.withText("stale").withErrorsOnly(true), 10);
      assertEquals(List.of(new UUID(3, 2)), AttemptLogContract.ids(log.find(search)));
      for (var attempt : Version3.attempts()) {
        assertEquals(List.of(attempt), log.find(AttemptQuery.on(attempt.intent().subject(), 10)));
      }
      assertThrows(AlreadyInFlightException.class, () -> log.begin(Version3.inProgress(4)));
      log.conclude(new UUID(3, 3), Samples.confirmed(NOON));
      log.begin(Version3.inProgress(4));
      assertEquals(List.of(), opened.maintenance().run());
    }
    Path copy = copies().getFirst();
    assertTrue(opened.notices().getFirst().contains(copy.toString()), opened.notices()::toString);
    assertEquals(
        Files.getPosixFilePermissions(directory.resolve("history.db")),
        Files.getPosixFilePermissions(copy));
    assertEquals(List.of(), SqliteHistory.open(directory).notices());
    assertEquals(1, copies().size());
    Files.move(
        copy, directory.resolve("history.db"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals("3", string("pragma user_version"));
    assertEquals("3", string("select count(*) from attempt"));
  }

  @Test
  void anUpgradedFileHasWhatANewOneHas(@TempDir Path other) throws SQLException {
    SqliteHistory.open(directory).log().close();
    SqliteHistory.open(other).log().close();
    for (String query :
        List.of(
            "select name || type || hidden || pk from pragma_table_xinfo('attempt') order by 1",
            "select sql from sqlite_master where name <> 'attempt' and sql is not null order by 1",
            "pragma user_version")) {
      assertEquals(strings(other, query), strings(directory, query));
    }
  }

  @Test
  void anUpgradeThatFailsLeavesTheHistoryAsItWas() throws SQLException {
    execute("alter table attempt add column reason text");
    try (AttemptLog log = SqliteHistory.open(directory).log()) {
      assertThrows(AttemptLogException.class, () -> log.begin(Samples.poll(NOON)));
    }
    assertEquals("3", string("pragma user_version"));
    execute("alter table attempt drop column reason");
    try (AttemptLog log = SqliteHistory.open(directory).log()) {
      assertEquals(Version3.attempts(), log.find(AttemptQuery.newest(10)));
    }
  }

  @Test
  void aVersionBeforeIsRefusedInWordsAndNothingIsChanged() throws IOException, SQLException {
    execute("pragma user_version = 2");
    OpenedHistory opened = SqliteHistory.open(directory);
    try (AttemptLog log = opened.log()) {
      assertTrue(opened.notices().getFirst().contains("too old"), opened.notices()::toString);
      assertThrows(AttemptLogException.class, () -> log.begin(Samples.poll(NOON)));
    }
    assertEquals(List.of(), copies());
    execute("pragma user_version = 3");
    try (AttemptLog log = SqliteHistory.open(directory).log()) {
      assertEquals(Version3.attempts(), log.find(AttemptQuery.newest(10)));
    }
  }

  @Test
  void aValueThatIsLostFromTheNewColumnsIsDamage() throws SQLException {
    try (AttemptLog log = SqliteHistory.open(directory).log()) {
      log.begin(Samples.poll(NOON.plusSeconds(9)));
      execute("update attempt set subject_kind = null where subject_kind is not null");
      assertThrows(AttemptLogException.class, () -> log.find(AttemptQuery.newest(1)));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection database = HistoryFiller.database(directory).writer();
        Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private String string(String query) throws SQLException {
    return strings(directory, query).getFirst();
  }

  private static List<String> strings(Path folder, String query) throws SQLException {
    try (Connection database = HistoryFiller.database(folder).reader()) {
      return SqlStatement.of(query).list(database, row -> row.getString(1));
    }
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().contains("history-version-3-")).toList();
    }
  }
}
