package dev.jobinspector.history.sqlite;

import static dev.jobinspector.history.Samples.JOB;
import static dev.jobinspector.history.Samples.NOON;
import static dev.jobinspector.history.Samples.OTHER_JOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.HistoryFiller;
import dev.jobinspector.history.OpenedHistory;
import dev.jobinspector.history.Samples;
import dev.jobinspector.history.SqliteHistory;
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

/// Version 2 differed from version 3 in its indexes only.
class Version2MigrationTest {
  private final Intent ended = Samples.acknowledge(NOON, JOB);
  private final Intent underWay = Samples.acknowledge(NOON.plusSeconds(1), OTHER_JOB);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @BeforeEach
  void writeVersion2() throws SQLException {
    try (AttemptLog log = SqliteHistory.open(directory).log()) {
      log.begin(ended);
      log.conclude(ended.id(), Samples.confirmed(NOON));
      log.begin(underWay);
    }
    try (Connection database = HistoryFiller.database(directory).writer();
        Statement statement = database.createStatement()) {
      for (String index : SqliteSchema.INDEXES.keySet()) {
        statement.execute("drop index " + index);
      }
      statement.execute("create index attempt_of_job on attempt (job_id) where job_id is not null");
      statement.execute("create index attempt_failed on attempt (failed) where failed = 'yes'");
      statement.execute("pragma user_version = 2");
    }
  }

  @Test
  void itIsCopiedAndGetsItsIndexes() throws IOException {
    OpenedHistory opened = SqliteHistory.open(directory);
    try (AttemptLog log = opened.log()) {
      for (AttemptSort.Column column : AttemptSort.Column.values()) {
        AttemptQuery sorted = AttemptQuery.newest(10).sortedBy(new AttemptSort(column, true));
        assertEquals(2, log.find(sorted).size(), column::name);
      }
      assertEquals(
          List.of(new Attempt(ended, Optional.of(Samples.confirmed(NOON)))),
          log.find(AttemptQuery.ofJob(JOB, 10)));
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(1, files.filter(file -> file.toString().contains("history-version-2-")).count());
    }
    assertEquals(List.of(), SqliteHistory.open(directory).notices());
  }
}
