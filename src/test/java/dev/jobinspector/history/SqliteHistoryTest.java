package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.JOB;
import static dev.jobinspector.history.Samples.NOON;
import static dev.jobinspector.history.Samples.OTHER_JOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AlreadyInFlightException;
import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.rows.IntentColumns;
import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.history.sqlite.SqliteDatabase;
import dev.jobinspector.job.reply.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class SqliteHistoryTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void whatWasWrittenIsThereAfterARestart() {
    Intent intent = Samples.acknowledge(NOON, JOB);
    try (AttemptLog log = quietly()) {
      log.begin(intent);
      log.conclude(intent.id(), Samples.confirmed(NOON));
    }
    assertEquals(List.of(new Attempt(intent, Optional.of(Samples.confirmed(NOON)))), reopened());
  }

  @Test
  void anAttemptOfAProcessThatIsGoneBecomesUnknown() throws SQLException {
    Intent orphan = Samples.acknowledge(NOON, JOB);
    Intent alive = Samples.acknowledge(NOON, OTHER_JOB);
    try (AttemptLog log = quietly()) {
      log.begin(orphan);
      log.begin(alive);
      ProcessIdentity self = ProcessIdentity.current();
      ProcessIdentity gone = new ProcessIdentity(self.machine(), self.boot(), self.pid(), "1");
      execute(
          "update attempt set owner = '%s' where id = '%s'".formatted(gone.text(), orphan.id()));

      OpenedHistory second = SqliteHistory.open(directory);
      try (AttemptLog other = second.log()) {
        assertEquals(1, second.notices().size());
        assertTrue(second.notices().getFirst().startsWith("1 request"), second.notices()::toString);
        Conclusion ended =
            other.find(AttemptQuery.ofJob(JOB, 1)).getFirst().conclusion().orElseThrow();
        assertEquals(Outcome.UNKNOWN, ended.outcome());
        assertEquals(Optional.of("ProcessEnded"), ended.errorCode());
        assertTrue(other.find(AttemptQuery.ofJob(OTHER_JOB, 1)).getFirst().conclusion().isEmpty());
        other.begin(Samples.acknowledge(NOON.plusSeconds(1), JOB));
      }
    }
  }

  @Test
  void aConclusionThatComesAfterAllReplacesTheGuess() throws SQLException {
    Intent intent = Samples.acknowledge(NOON, JOB);
    try (AttemptLog log = quietly()) {
      log.begin(intent);
      execute("update attempt set owner = 'elsewhere//1/1'");
      SqliteHistory.open(directory).log().close();
      log.conclude(intent.id(), Samples.confirmed(NOON));
      assertEquals(
          Optional.of(Samples.confirmed(NOON)),
          log.find(AttemptQuery.newest(1)).getFirst().conclusion());
    }
  }

  @Test
  void twoWindowsCannotSendTheSameWriteAtOnce() {
    try (AttemptLog one = quietly();
        AttemptLog other = quietly()) {
      one.begin(Samples.acknowledge(NOON, JOB));
      assertThrows(
          AlreadyInFlightException.class, () -> other.begin(Samples.acknowledge(NOON, JOB)));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void filesAndFolderAreTheUsersAlone() throws IOException {
    Path folder = directory.resolve("data");
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (AttemptLog log = SqliteHistory.open(folder).log()) {
      log.begin(Samples.poll(NOON));
      assertEquals("rwx------", permissions(folder));
      for (String file : List.of("history.db", "history.db-wal", "history.db-shm")) {
        assertEquals("rw-------", permissions(folder.resolve(file)), file);
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void filesThatOthersCouldReadAreClosedToThem() throws IOException {
    quietly().close();
    Path file = directory.resolve("history.db");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    quietly().close();
    assertEquals("rw-------", permissions(file));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkInPlaceOfTheDatabaseIsRefused() throws IOException {
    Path elsewhere = Files.createFile(directory.resolve("elsewhere"));
    Path folder = Files.createDirectory(directory.resolve("data"));
    for (String name : List.of("history.db", "history.db-wal", "history.db-shm")) {
      Path link = Files.createSymbolicLink(folder.resolve(name), elsewhere);
      OpenedHistory opened = SqliteHistory.open(folder);
      assertRefused(opened, "link");
      assertEquals(0, Files.size(elsewhere));
      Files.delete(link);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAsideAndANewOneBegun() throws IOException {
    String text = "This is no database at all, but it is longer than a header of one. ".repeat(20);
    Files.writeString(directory.resolve("history.db"), text);
    OpenedHistory opened = SqliteHistory.open(directory);
    try (AttemptLog log = opened.log()) {
      assertEquals(1, opened.notices().size());
      log.begin(Samples.poll(NOON));
      Path aside = setAside();
      assertTrue(opened.notices().getFirst().contains(aside.toString()));
      assertEquals(text, Files.readString(aside));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipeline = 'orders-servicf'",
        "status = 'Succeeded'",
        "outcome = 'REJECTED'",
        "conclusion_check = null",
        "outcome = null, status = null, finished_at = null, http_status = null, request_id = null,"
            + " sends = null, error_code = null, error_message = null"
      })
  void aRowThatIsNotAsWrittenIsNotShownAndItsFileIsSetAside(String change) throws Exception {
    Intent intent = Samples.acknowledge(NOON, JOB);
    try (AttemptLog log = quietly()) {
      log.begin(intent);
      log.conclude(intent.id(), Samples.confirmed(NOON));
      execute("update attempt set " + change);
      AttemptLogException refused =
          assertThrows(AttemptLogException.class, () -> log.find(AttemptQuery.newest(1)));
      assertTrue(refused.userMessage().contains("damaged"), refused.userMessage());
    }
    assertTrue(Files.exists(directory.resolve("history.db-suspect")));
    OpenedHistory opened = SqliteHistory.open(directory);
    try (AttemptLog log = opened.log()) {
      assertTrue(opened.notices().getFirst().contains("set aside"), opened.notices()::toString);
      assertEquals(List.of(), log.find(AttemptQuery.newest(1)));
      assertFalse(Files.exists(directory.resolve("history.db-suspect")));
      assertTrue(Files.exists(setAside()));
    }
  }

  @Test
  void anOperationThatOnlyANewerVersionKnowsIsNoDamage() throws SQLException {
    Intent intent = Samples.poll(NOON);
    try (AttemptLog log = quietly()) {
      log.begin(intent);
      List<@Nullable Object> values = IntentColumns.values(intent);
      values.set(IntentColumns.NAMES.indexOf("operation"), "PauseJob");
      execute(
          "update attempt set operation = 'PauseJob', intent_check = "
              + IntentColumns.check(values));
    }
    try (AttemptLog log = quietly()) {
      AttemptLogException refused =
          assertThrows(AttemptLogException.class, () -> log.find(AttemptQuery.newest(1)));
      assertTrue(refused.userMessage().contains("newer version"), refused.userMessage());
      log.begin(Samples.poll(NOON));
    }
  }

  @Test
  void aHistoryOfANewerVersionIsLeftAlone() throws SQLException {
    execute("pragma user_version = 99", quietly());
    assertRefused(SqliteHistory.open(directory), "newer version");
    assertTrue(asideFiles().isEmpty());
  }

  @Test
  void aFileInPlaceOfTheFolderStopsNothingButTheHistory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertRefused(SqliteHistory.open(file.resolve("data")), "cannot be made");
  }

  @Test
  void namesOfFoldersMayHoldAnyCharacter() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("a b?c#d%20é"));
    try (AttemptLog log = SqliteHistory.open(folder).log()) {
      log.begin(Samples.poll(NOON));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("history.db")), files.toList());
    }
  }

  private static void assertRefused(OpenedHistory opened, String userMessage) {
    try (AttemptLog log = opened.log()) {
      assertEquals(1, opened.notices().size());
      AttemptLogException refused =
          assertThrows(AttemptLogException.class, () -> log.begin(Samples.poll(NOON)));
      assertTrue(refused.userMessage().contains(userMessage), refused.userMessage());
      assertEquals(opened.notices().getFirst(), refused.userMessage());
      assertThrows(AttemptLogException.class, () -> log.find(AttemptQuery.newest(1)));
      assertFalse(refused.userMessage().contains("SQL"), refused.userMessage());
    }
  }

  private AttemptLog quietly() {
    OpenedHistory opened = SqliteHistory.open(directory);
    assertEquals(List.of(), opened.notices());
    return opened.log();
  }

  private List<Attempt> reopened() {
    try (AttemptLog log = quietly()) {
      return log.find(AttemptQuery.newest(100));
    }
  }

  private void execute(String sql, AttemptLog first) throws SQLException {
    first.close();
    execute(sql);
  }

  private void execute(String sql) throws SQLException {
    try (Connection database = new SqliteDatabase(directory.resolve("history.db")).writer();
        Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private Path setAside() throws IOException {
    return asideFiles().getFirst();
  }

  private List<Path> asideFiles() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("history-damaged"))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
