package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Intent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class ReadOnlyFolderTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void aHistoryThatCannotBeWrittenIsRead() throws Exception {
    try (Tmpfs disk = Tmpfs.mount(directory.resolve("disk"), 1_024)) {
      try (AttemptLog log = SqliteHistory.open(disk.directory()).log()) {
        log.begin(Samples.poll(NOON));
      }
      disk.makeReadOnly();
      assertReadable(disk.directory(), 1);
    }
  }

  @Test
  void commitsThatAreStillInTheLogAreRead() throws Exception {
    Path crashed = directory.resolve("crashed");
    try (Tmpfs disk = Tmpfs.mount(directory.resolve("disk"), 1_024);
        AttemptLog log = SqliteHistory.open(crashed).log()) {
      Intent first = Samples.poll(NOON);
      log.begin(first);
      log.begin(Samples.poll(NOON));
      for (String file : List.of("history.db", "history.db-wal", "history.db-shm")) {
        Files.copy(crashed.resolve(file), disk.directory().resolve(file));
      }
      disk.makeReadOnly();
      assertReadable(disk.directory(), 2);
    }
  }

  @Test
  void aFolderThatHoldsNoHistoryAndCannotStopsNothingElse() throws Exception {
    try (Tmpfs disk = Tmpfs.mount(directory.resolve("disk"), 1_024)) {
      disk.makeReadOnly();
      OpenedHistory opened = SqliteHistory.open(disk.directory().resolve("data"));
      try (AttemptLog log = opened.log()) {
        assertEquals(1, opened.notices().size());
        assertThrows(AttemptLogException.class, () -> log.begin(Samples.poll(NOON)));
        assertThrows(AttemptLogException.class, () -> log.find(AttemptQuery.newest(1)));
      }
    }
  }

  private static void assertReadable(Path folder, int attempts) {
    OpenedHistory opened = SqliteHistory.open(folder);
    try (AttemptLog log = opened.log()) {
      AttemptLogException refused =
          assertThrows(AttemptLogException.class, () -> log.begin(Samples.poll(NOON)));
      assertTrue(refused.userMessage().contains("may not be written"), refused.userMessage());
      assertEquals(List.of(refused.userMessage()), opened.notices());
      assertEquals(attempts, log.find(AttemptQuery.newest(10)).size());
      assertEquals(List.of(), log.jobs(Samples.CONNECTION, 10));
    }
  }
}
