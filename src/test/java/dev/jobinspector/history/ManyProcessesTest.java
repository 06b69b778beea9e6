package dev.jobinspector.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class ManyProcessesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void processesThatWriteAtOnceLoseNothing() throws Exception {
    int processes = Campaign.count(2, 8);
    int attempts = Campaign.count(50, 2_000);
    List<Process> started = new ArrayList<>();
    for (int process = 0; process < processes; process++) {
      started.add(WritingProgram.start(directory, attempts));
    }
    Set<UUID> promised = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<UUID>>> outputs =
          started.stream().map(process -> threads.submit(() -> begun(process))).toList();
      for (Future<List<UUID>> output : outputs) {
        promised.addAll(output.get());
      }
    }
    try (AttemptLog log = SqliteHistory.open(directory).log()) {
      List<Attempt> found = log.find(AttemptQuery.newest(1_000_000));
      assertEquals(processes * attempts, found.size());
      assertEquals(promised, new HashSet<>(AttemptLogContract.ids(found)));
      assertTrue(found.stream().allMatch(attempt -> attempt.conclusion().isPresent()));
    }
    Campaign.report(
        "%d processes × %d attempts: %d begun and concluded, no busy error, 0 lost"
            .formatted(processes, attempts, promised.size()));
  }

  private static List<UUID> begun(Process process) throws Exception {
    List<UUID> begun =
        process
            .inputReader()
            .lines()
            .filter(line -> line.startsWith("begun "))
            .map(line -> UUID.fromString(line.substring("begun ".length())))
            .toList();
    assertEquals(0, process.waitFor());
    return begun;
  }
}
