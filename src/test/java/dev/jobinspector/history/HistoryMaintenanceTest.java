package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.history.sqlite.TextIndex;
import dev.jobinspector.job.reply.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryMaintenanceTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void attemptsAreKeptFor400Days() {
    OpenedHistory opened = at(NOON);
    try (AttemptLog log = opened.log()) {
      Intent kept = ended(log, NOON.minus(Duration.ofDays(400)));
      ended(log, NOON.minus(Duration.ofDays(400)).minusMillis(1));
      assertEquals(List.of(), opened.maintenance().run());
      assertEquals(List.of(kept.id()), AttemptLogContract.ids(log.find(AttemptQuery.newest(10))));
    }
  }

  @Test
  void whatAProgramLeftThatIsGoneBecomesUnknownWhileAWindowIsOpen() throws SQLException {
    OpenedHistory opened = at(NOON);
    try (AttemptLog log = opened.log()) {
      log.begin(Samples.acknowledge(NOON, "job-of-this-program"));
      log.begin(Samples.acknowledge(NOON.plusSeconds(1), "job-of-another"));
      ProcessIdentity self = ProcessIdentity.current();
      ProcessIdentity gone = new ProcessIdentity(self.machine(), self.boot(), self.pid(), "1");
      execute(
          "update attempt set owner = '%s' where job_id = 'job-of-another'".formatted(gone.text()));
      String told = String.join(" ", opened.maintenance().run());
      assertTrue(told.startsWith("1 request was in progress"), told);
      assertEquals(List.of(), opened.maintenance().run());
      List<Attempt> attempts = log.find(AttemptQuery.newest(2));
      assertEquals(Outcome.UNKNOWN, attempts.getFirst().conclusion().orElseThrow().outcome());
      assertTrue(attempts.getLast().conclusion().isEmpty());
    }
  }

  @Test
  @Tag("slow")
  void whatWasRemovedGivesItsRoomBack() throws Exception {
    at(NOON).log().close();
    HistoryFiller.fill(directory, 2_000, NOON, 1);
    assertTrue(maintainedAYearLater() < 2 << 20);
  }

  @Test
  @Tag("slow")
  void aFileThatWasNotMadeSoKeepsItsRoomForWhatComes() throws Exception {
    at(NOON).log().close();
    HistoryFiller.fill(directory, 2_000, NOON, 1);
    execute("pragma auto_vacuum = none", "vacuum");
    assertTrue(maintainedAYearLater() > 2 << 20);
  }

  /// All but the newest hundred are too old; tells how large the file is then.
  private long maintainedAYearLater() throws IOException {
    OpenedHistory opened = at(NOON.minusSeconds(100).plus(HistoryMaintenance.RETENTION));
    try (AttemptLog log = opened.log()) {
      assertEquals(List.of(), opened.maintenance().run());
      assertEquals(100, log.summary(AttemptFilter.ALL.withText("orders-service")).count());
    }
    return Files.size(directory.resolve("history.db"));
  }

  @Test
  void allOfTheFileIsReadOnceADay() throws SQLException {
    OpenedHistory opened = at(NOON);
    try (AttemptLog log = opened.log()) {
      ended(log, NOON);
      assertEquals(List.of(), opened.maintenance().run());
      execute("update attempt set stage = 'Elsewhere'");
      assertEquals(List.of(), opened.maintenance().run());
    }
    OpenedHistory nextDay = at(NOON.plus(Duration.ofDays(1)));
    try (AttemptLog log = nextDay.log()) {
      log.begin(Samples.poll(NOON));
      assertTrue(nextDay.maintenance().run().getFirst().contains("damaged"));
      assertEquals(List.of(), nextDay.maintenance().run(), "said once");
      assertTrue(Files.exists(directory.resolve("history.db-suspect")));
    }
    assertFalse(at(NOON).notices().isEmpty());
  }

  @Test
  void aTextIndexThatHidesAttemptsIsDamage() throws SQLException {
    OpenedHistory opened = at(NOON);
    try (AttemptLog log = opened.log()) {
      ended(log, NOON);
      execute("insert into attempt_text (attempt_text) values ('delete-all')");
      assertTrue(opened.maintenance().run().getFirst().contains("damaged"));
    }
  }

  @Test
  void damageThatTheCleanUpMeetsIsSaidOnce() throws SQLException {
    OpenedHistory opened = at(NOON.plus(HistoryMaintenance.RETENTION).plusSeconds(1));
    try (AttemptLog log = opened.log()) {
      ended(log, NOON);
      execute("delete from attempt_text_data");
      assertTrue(String.join(" ", opened.maintenance().run()).contains("damaged"));
      assertEquals(List.of(), opened.maintenance().run());
    }
  }

  @Test
  void aTextIndexFromWhichNothingWasRemovedIsNotMerged() throws SQLException {
    OpenedHistory opened = at(NOON);
    try (AttemptLog log = opened.log();
        Connection database = HistoryFiller.database(directory).writer()) {
      ended(log, NOON);
      assertEquals(0, new TextIndex(0).merge(database));
      assertTrue(new TextIndex(1).merge(database) > 0);
    }
  }

  @Test
  void aHistoryThatCannotBeUsedIsLeftInPeace() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertEquals(List.of(), SqliteHistory.open(file.resolve("data")).maintenance().run());
  }

  private OpenedHistory at(Instant now) {
    return SqliteHistory.open(directory, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Intent ended(AttemptLog log, Instant startedAt) {
    Intent intent = Samples.poll(startedAt);
    log.begin(intent);
    log.conclude(intent.id(), Samples.confirmed(startedAt));
    return intent;
  }

  private void execute(String... commands) throws SQLException {
    try (Connection database = HistoryFiller.database(directory).writer();
        Statement statement = database.createStatement()) {
      for (String sql : commands) {
        statement.execute(sql);
      }
    }
  }
}
