package dev.jobinspector.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.job.reply.Outcome;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class KilledProcessTest {
  private static final int MOST = 1_000_000;

  private final Random random = new Random(5);
  private final Set<UUID> begun = new HashSet<>();
  private final Set<UUID> concluded = new HashSet<>();
  private final Set<UUID> seen = new HashSet<>();
  private long unknown;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void nothingThatWasPromisedIsLostOrDoubledWhenTheProcessIsKilled() throws Exception {
    int rounds = Campaign.count(3, 200);
    for (int round = 0; round < rounds; round++) {
      killAtRandom();
      verify();
    }
    Campaign.report(
        "%d processes killed: %d intents and %d outcomes promised, 0 lost, 0 doubled, %d unknown"
            .formatted(rounds, begun.size(), concluded.size(), unknown));
  }

  private void killAtRandom() throws Exception {
    Process process = WritingProgram.start(directory, MOST);
    try (BufferedReader output = process.inputReader()) {
      assertEquals("open", output.readLine());
      Thread.sleep(random.nextInt(120), random.nextInt(1_000_000));
      process.toHandle().destroyForcibly();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        String[] userMessage = line.split(" ", -1);
        // The last line may be cut short.
        if (userMessage.length == 2 && userMessage[1].length() == 36) {
          (userMessage[0].equals("begun") ? begun : concluded).add(UUID.fromString(userMessage[1]));
        }
      }
      process.waitFor();
    }
  }

  private void verify() {
    OpenedHistory opened = SqliteHistory.open(directory);
    try (AttemptLog log = opened.log()) {
      List<Attempt> attempts = log.find(AttemptQuery.newest(MOST));
      Map<UUID, Conclusion> found = new HashMap<>();
      for (Attempt attempt : attempts) {
        Conclusion ended = attempt.conclusion().orElseThrow();
        assertEquals(null, found.put(attempt.intent().id(), ended), "doubled");
        if (ended.outcome() != Outcome.CONFIRMED) {
          assertEquals(Outcome.UNKNOWN, ended.outcome());
          assertEquals("ProcessEnded", ended.errorCode().orElseThrow());
        }
      }
      assertTrue(found.keySet().containsAll(begun), "an intent is lost");
      for (UUID promised : concluded) {
        Conclusion ended = Objects.requireNonNull(found.get(promised));
        assertEquals(Outcome.CONFIRMED, ended.outcome(), "an outcome is lost");
      }
      assertTrue(found.keySet().containsAll(seen), "an attempt that was there is gone");
      seen.addAll(found.keySet());
      unknown = found.values().stream().filter(ended -> ended.outcome() == Outcome.UNKNOWN).count();
    }
  }
}
