package dev.jobinspector.benchmark;

import dev.jobinspector.history.SqliteHistory;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.RunningEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/// What guard, intent and outcome add to one acknowledge: the bare gateway and the service, in
/// turn, on the same emulator. The job is acknowledged over and over, which the emulator answers
/// with its status.
final class AcknowledgeBenchmark {
  private static final int WARM_UP = 300;
  private static final int RUNS = 1_000;

  private AcknowledgeBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path data = Files.createTempDirectory("acknowledge-benchmark");
    try (RunningEmulator emulator = new RunningEmulator();
        var log = SqliteHistory.open(data).log()) {
      KnownJob job = emulator.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
      JobRef ref = new CustomJob(new JobId(job.id()));
      Nonce nonce = job.nonce().orElseThrow();
      JobService service =
          new JobService(emulator.gateway(), log, new ReadOnlySwitch(false), Clock.systemUTC());
      long[] bare = new long[RUNS];
      long[] whole = new long[RUNS];
      for (int run = -WARM_UP; run < RUNS; run++) {
        long start = System.nanoTime();
        var bareReply = emulator.gateway().acknowledge(ref, nonce);
        long between = System.nanoTime();
        var wholeReply = service.acknowledge(ref, nonce, job).reply();
        long end = System.nanoTime();
        if (!bareReply.getClass().equals(wholeReply.getClass())) {
          throw new IllegalStateException("The two do not do the same.");
        }
        if (run >= 0) {
          bare[run] = between - start;
          whole[run] = end - between;
        }
      }
      System.out.printf("%nOne acknowledge, %,d of each in turn%n%n", RUNS);
      System.out.println("| | p50 ms | p95 ms |\n|---|---|---|");
      print("bare SDK call", bare);
      print("service: guard, intent, call, outcome", whole);
    } finally {
      delete(data);
    }
  }

  private static void print(String name, long[] nanoseconds) {
    Arrays.sort(nanoseconds);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f |%n",
        name,
        nanoseconds[RUNS / 2] / 1e6,
        nanoseconds[RUNS * 95 / 100] / 1e6);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
