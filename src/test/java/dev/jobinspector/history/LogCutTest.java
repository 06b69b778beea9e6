package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LogCutTest {
  /// <https://sqlite.org/fileformat2.html#the_write_ahead_log>: each frame is a header and a page.
  private static final int FRAME = 24 + 4096;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void aLogCutAnywhereInItsLastTwoFramesLeavesAPrefixOfTheCommits() throws IOException {
    List<List<Attempt>> states = new ArrayList<>();
    Path whole = Files.createDirectory(directory.resolve("whole"));
    byte[] database;
    byte[] cut;
    try (AttemptLog log = SqliteHistory.open(whole).log()) {
      for (int attempt = 0; attempt < 12; attempt++) {
        Intent intent = Samples.acknowledge(NOON.plusSeconds(attempt), "job-" + attempt);
        log.begin(intent);
        states.add(log.find(AttemptQuery.newest(100)));
        log.conclude(intent.id(), Samples.confirmed(NOON));
        states.add(log.find(AttemptQuery.newest(100)));
      }
      database = Files.readAllBytes(whole.resolve("history.db"));
      cut = Files.readAllBytes(whole.resolve("history.db-wal"));
    }
    Path copy = Files.createDirectory(directory.resolve("copy"));
    int step = Campaign.count(149, 1);
    int tried = 0;
    Set<Integer> seen = new HashSet<>();
    for (int missing = 0; missing <= 2 * FRAME; missing += step) {
      int length = cut.length - missing;
      Files.deleteIfExists(copy.resolve("history.db-shm"));
      Files.write(copy.resolve("history.db"), database);
      Files.write(copy.resolve("history.db-wal"), Arrays.copyOf(cut, length));
      OpenedHistory opened = SqliteHistory.open(copy);
      try (AttemptLog log = opened.log()) {
        assertEquals(List.of(), opened.notices());
        int state = states.indexOf(log.find(AttemptQuery.newest(100)));
        assertTrue(state >= states.size() - 3, "cut at " + length + ": no prefix");
        seen.add(state);
      }
      tried++;
    }
    assertTrue(seen.size() > 1, "no cut took a commit away");
    Campaign.report("write-ahead log cut at %d places: each time a prefix".formatted(tried));
  }
}
