package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Intent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class FullDiskTest {
  private static final int KILOBYTES = 4_096;

  /// Bytes at most that are left when the writing begins: several attempts, each of which changes
  /// dozens of pages.
  private static final int ROOM = 1 << 20;

  private final Random random = new Random(11);
  private int refusedIntents;
  private int lateOutcomes;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void aDiskThatFillsUpRefusesIntentsAndCostsNoOutcome() throws Exception {
    int rounds = Campaign.count(6, 100);
    for (int round = 0; round < rounds; round++) {
      try (Tmpfs disk = Tmpfs.mount(directory.resolve("disk-" + round), KILOBYTES)) {
        fillUp(disk.directory());
      }
    }
    Campaign.report(
        "disk full at %d different writes: %d intents refused, %d outcomes written late, 0 lost"
            .formatted(rounds, refusedIntents, lateOutcomes));
  }

  @Test
  void aDiskThatIsFullAtTheStartIsSaidInWords() throws Exception {
    try (Tmpfs disk = Tmpfs.mount(directory.resolve("disk"), KILOBYTES)) {
      Path data = disk.directory().resolve("data");
      Intent intent = Samples.poll(NOON);
      try (AttemptLog log = SqliteHistory.open(data).log()) {
        log.begin(intent);
        log.conclude(intent.id(), Samples.confirmed(NOON));
      }
      leave(0, disk.directory());
      OpenedHistory opened = SqliteHistory.open(data);
      try (AttemptLog log = opened.log()) {
        AttemptLogException refused =
            assertThrows(AttemptLogException.class, () -> log.begin(Samples.poll(NOON)));
        assertEquals(List.of(refused.userMessage()), opened.notices());
        assertEquals(1, log.find(AttemptQuery.newest(10)).size());
      }
    }
  }

  private void fillUp(Path disk) throws IOException {
    Path data = disk.resolve("data");
    try (AttemptLog log = SqliteHistory.open(data).log()) {
      Intent first = Samples.acknowledge(NOON, "first");
      log.begin(first);
      Path ballast = leave(random.nextInt(ROOM), disk);
      int attempts = 1;
      Optional<Intent> waiting = Optional.of(first);
      AttemptLogException refused = null;
      while (refused == null) {
        try {
          if (waiting.isPresent()) {
            Intent intent = waiting.get();
            log.conclude(intent.id(), Samples.confirmed(NOON));
            waiting = Optional.empty();
          } else {
            Intent intent = Samples.acknowledge(NOON.plusSeconds(attempts), "job-" + attempts);
            log.begin(intent);
            waiting = Optional.of(intent);
            attempts++;
          }
        } catch (AttemptLogException e) {
          refused = e;
        }
      }
      assertTrue(refused.userMessage().contains("disk is full"), refused.userMessage());
      assertEquals(attempts, log.find(AttemptQuery.newest(1_000)).size());
      refusedIntents += waiting.isPresent() ? 0 : 1;
      lateOutcomes += waiting.isPresent() ? 1 : 0;
      Files.delete(ballast);
      log.begin(Samples.poll(NOON.plusSeconds(10_000)));
      List<Attempt> all = log.find(AttemptQuery.newest(1_000));
      assertEquals(attempts + 1, all.size());
      assertEquals(
          1, all.stream().filter(attempt -> attempt.conclusion().isEmpty()).count(), "lost");
    }
  }

  /// Fills the disk but for so many bytes.
  private static Path leave(int bytes, Path disk) throws IOException {
    Path ballast = disk.resolve("ballast");
    long size = Files.getFileStore(disk).getUsableSpace() - bytes;
    try (OutputStream output = Files.newOutputStream(ballast)) {
      output.write(new byte[Math.toIntExact(size)]);
    }
    return ballast;
  }
}
