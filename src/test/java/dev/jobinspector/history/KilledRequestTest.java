package dev.jobinspector.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.testing.RunningEmulator;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class KilledRequestTest {
  private static final int MOST = 1_000_000;

  private final Random random = new Random(5);
  private long received;
  private long unknown;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  /// The service outlives the process and keeps count.
  @Test
  void everyRequestThatReachedTheServiceIsInTheHistoryWhenTheProcessIsKilled() throws Exception {
    int rounds = Campaign.count(2, 200);
    try (RunningEmulator emulator = new RunningEmulator()) {
      for (int round = 0; round < rounds; round++) {
        killAtRandom(emulator);
        verify(emulator);
      }
    }
    Campaign.report(
        "%d acknowledging processes killed: each of %d requests received is in the history, %d of them unknown"
            .formatted(rounds, received, unknown));
    assertTrue(received > 0);
  }

  private void killAtRandom(RunningEmulator emulator) throws Exception {
    Process process =
        WritingProgram.start(
            AcknowledgingProgram.class, directory.toString(), emulator.endpoint().toString());
    try (BufferedReader output = process.inputReader()) {
      assertEquals("round 0", output.readLine());
      Thread.sleep(random.nextInt(60), random.nextInt(1_000_000));
      process.toHandle().destroyForcibly();
      process.waitFor();
    }
  }

  private void verify(RunningEmulator emulator) {
    OpenedHistory opened = SqliteHistory.open(directory);
    try (AttemptLog log = opened.log()) {
      List<Attempt> attempts = log.find(AttemptQuery.newest(MOST));
      received = 0;
      for (KnownJob job : emulator.gateway().listed()) {
        if (job.kind() == JobKind.CUSTOM) {
          received += verify(emulator, job, attempts);
        }
      }
      unknown = attempts.stream().filter(KilledRequestTest::isUnknown).count();
    }
  }

  /// A request that is on its way may arrive or not; one that was answered has arrived.
  private static int verify(RunningEmulator emulator, KnownJob job, List<Attempt> attempts) {
    List<Attempt> ofJob =
        attempts.stream()
            .filter(attempt -> attempt.intent().operation() == Operation.ACKNOWLEDGE_JOB)
            .filter(attempt -> attempt.intent().job().orElseThrow().id().equals(job.id()))
            .toList();
    long answered = ofJob.stream().filter(attempt -> !isUnknown(attempt)).count();
    int requests = emulator.received(job.id(), Operation.ACKNOWLEDGE_JOB.apiName());
    assertTrue(requests <= ofJob.size(), "a request is not in the history");
    assertTrue(requests >= answered, "an answer is in the history that nobody gave");
    return requests;
  }

  private static boolean isUnknown(Attempt attempt) {
    return attempt.conclusion().orElseThrow().outcome() == Outcome.UNKNOWN;
  }
}
