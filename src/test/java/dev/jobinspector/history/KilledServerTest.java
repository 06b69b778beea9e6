package dev.jobinspector.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.job.reply.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class KilledServerTest {
  private static final int PROGRAMS = 3;
  private static final int MOST = 1_000_000;

  private final Random random = new Random(5);
  private final Set<UUID> begun = ConcurrentHashMap.newKeySet();
  private final Set<UUID> refused = ConcurrentHashMap.newKeySet();
  private final Set<UUID> concluded = ConcurrentHashMap.newKeySet();
  private final Set<UUID> late = ConcurrentHashMap.newKeySet();
  private final Map<AttemptLog, Instant> lastWritten = new ConcurrentHashMap<>();
  private final AtomicBoolean over = new AtomicBoolean();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  /// Several programs write without a pause, so that each kill hits commits.
  @Test
  void nothingIsLostOrDoubledWhenTheServerIsKilled() throws Exception {
    int kills = Campaign.count(3, 50);
    try (PostgresServer server = PostgresServer.start()) {
      String url = server.fresh();
      List<AttemptLog> logs = new ArrayList<>();
      List<Thread> programs = new ArrayList<>();
      for (int program = 0; program < PROGRAMS; program++) {
        AttemptLog log = PostgresHistory.open(url, directory).log();
        logs.add(log);
        programs.add(Thread.ofVirtual().start(() -> write(log)));
      }
      for (int kill = 0; kill < kills; kill++) {
        Thread.sleep(500 + random.nextInt(1500), random.nextInt(1_000_000));
        server.kill();
        server.restart();
      }
      awaitAll(logs, Instant.now());
      over.set(true);
      for (Thread program : programs) {
        program.join();
      }
      logs.forEach(AttemptLog::close);
      verify(PostgresHistory.open(url, directory));
    }
    Campaign.report(
        """
        server killed %d times: %d intents and %d outcomes promised, %d outcomes written late, \
        %d intents refused; 0 lost, 0 doubled\
        """
            .formatted(kills, begun.size(), concluded.size(), late.size(), refused.size()));
  }

  /// Also when the test fails.
  @AfterEach
  void stopWriting() {
    over.set(true);
  }

  /// A server that was gone is given a rest before it is asked again; what was left to be written
  /// is written before what is new.
  private void awaitAll(List<AttemptLog> logs, Instant restarted) throws InterruptedException {
    for (int looks = 0; !logs.stream().allMatch(log -> wroteAfter(restarted, log)); looks++) {
      assertTrue(looks < 6_000, "a program does not write again");
      Thread.sleep(10);
    }
  }

  private boolean wroteAfter(Instant restarted, AttemptLog log) {
    return lastWritten.getOrDefault(log, Instant.MIN).isAfter(restarted);
  }

  private void write(AttemptLog log) {
    while (!over.get()) {
      Intent intent = Samples.acknowledge(Instant.now(), "job-" + UUID.randomUUID());
      try {
        log.begin(intent);
        begun.add(intent.id());
      } catch (AttemptLogException _) {
        refused.add(intent.id());
        LockSupport.parkNanos(50_000_000);
      }
      if (begun.contains(intent.id())) {
        conclude(log, intent);
      }
    }
  }

  private void conclude(AttemptLog log, Intent intent) {
    try {
      log.conclude(intent.id(), Samples.confirmed(Instant.now()));
      concluded.add(intent.id());
      lastWritten.put(log, intent.startedAt());
    } catch (AttemptLogException _) {
      late.add(intent.id());
    }
  }

  private void verify(OpenedHistory opened) {
    try (AttemptLog log = opened.log()) {
      assertEquals(List.of(), opened.notices());
      Map<UUID, Conclusion> found = new HashMap<>();
      for (Attempt attempt : log.find(AttemptQuery.newest(MOST))) {
        Conclusion end = attempt.conclusion().orElseThrow();
        assertEquals(null, found.put(attempt.intent().id(), end), "doubled");
      }
      for (UUID promised : begun) {
        Conclusion end = Optional.ofNullable(found.remove(promised)).orElseThrow();
        assertEquals(Outcome.CONFIRMED, end.outcome(), "an outcome is lost");
      }
      for (Map.Entry<UUID, Conclusion> other : found.entrySet()) {
        assertTrue(refused.contains(other.getKey()), "never begun");
        assertEquals(Outcome.NOT_SENT, other.getValue().outcome());
      }
    }
  }
}
