package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.InvalidNonceException;

/// Workers that compete for the same jobs.
@Tag("process")
final class EmulatorRaceTest {
  private static final int JOBS = 200;
  private static final Pattern JOB = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"data\"");

  @Test
  void twoWorkersDoEachOfTwoHundredJobsExactlyOnce(@TempDir Path directory) throws Exception {
    try (var service = manyJobs(directory);
        var threads = Executors.newFixedThreadPool(2);
        var other = service.client("us-east-1", Duration.ofSeconds(60))) {
      var barrier = new CyclicBarrier(2);
      Future<List<String>> first = threads.submit(worker(service.client(), barrier));
      Future<List<String>> second = threads.submit(worker(other, barrier));
      var done = new ArrayList<>(first.get());
      done.addAll(second.get());
      assertEquals(JOBS, done.size());
      assertEquals(JOBS, new HashSet<>(done).size());
      assertTrue(!first.get().isEmpty() && !second.get().isEmpty(), "both had work");
      for (var job : service.jobs()) {
        assertEquals("Succeeded", job.status());
        assertEquals(1, job.received().get("AcknowledgeJob"));
        assertEquals(1, job.received().get("PutJobSuccessResult"));
      }
    }
  }

  /// Batches large enough to overlap: what one poll hands out, no other does.
  @Test
  void pollsAtTheSameInstantShareTheJobsOut(@TempDir Path directory) throws Exception {
    int pollers = 8;
    String request =
        """
        {"actionTypeId": {"category": "Test", "owner": "Custom", "provider": "LoadRunner", "version": "1"},
         "maxBatchSize": 50}\
        """;
    try (var service = manyJobs(directory);
        var threads = Executors.newFixedThreadPool(pollers)) {
      for (int round = 0; round < 15; round++) {
        var barrier = new CyclicBarrier(pollers);
        Callable<String> poll =
            () -> {
              barrier.await();
              return service.send(service.raw("PollForJobs", request)).body();
            };
        var handedOut = new ArrayList<String>();
        for (Future<String> answer : threads.invokeAll(Collections.nCopies(pollers, poll))) {
          JOB.matcher(answer.get()).results().forEach(id -> handedOut.add(id.group(1)));
        }
        assertEquals(JOBS, handedOut.size());
        assertEquals(JOBS, new HashSet<>(handedOut).size());
        service.advance("PT5M");
      }
    }
  }

  /// Two workers that hold the nonces of two hand-outs of each job: only the later is accepted.
  @Test
  void ofTwoHandOutsOfTheSameJobTheNewestAloneCanClaimIt(@TempDir Path directory) throws Exception {
    try (var service = manyJobs(directory);
        var threads = Executors.newFixedThreadPool(2)) {
      var client = service.client();
      var stale = poll(client);
      service.advance("PT5M");
      var fresh = poll(client);
      assertEquals(JOBS, stale.size());
      assertEquals(JOBS, fresh.size());
      var barrier = new CyclicBarrier(2);
      Future<Integer> refused = threads.submit(claim(client, stale, barrier));
      Future<Integer> none = threads.submit(claim(client, fresh, barrier));
      assertEquals(JOBS, refused.get());
      assertEquals(0, none.get());
    }
  }

  private static List<software.amazon.awssdk.services.codepipeline.model.Job> poll(
      CodePipelineClient client) {
    return client
        .pollForJobs(r -> r.actionTypeId(EmulatorLifeCycleTest.LOAD_RUNNER).maxBatchSize(JOBS))
        .jobs();
  }

  private static Callable<Integer> claim(
      CodePipelineClient client,
      List<software.amazon.awssdk.services.codepipeline.model.Job> jobs,
      CyclicBarrier barrier) {
    return () -> {
      barrier.await();
      int refused = 0;
      for (var job : jobs) {
        try {
          client.acknowledgeJob(r -> r.jobId(job.id()).nonce(job.nonce()));
        } catch (InvalidNonceException _) {
          refused++;
        }
      }
      return refused;
    };
  }

  private static Callable<List<String>> worker(CodePipelineClient client, CyclicBarrier barrier) {
    return () -> {
      barrier.await();
      var done = new ArrayList<String>();
      while (true) {
        var jobs =
            client
                .pollForJobs(r -> r.actionTypeId(EmulatorLifeCycleTest.LOAD_RUNNER).maxBatchSize(3))
                .jobs();
        if (jobs.isEmpty()) {
          return done;
        }
        for (var job : jobs) {
          var answer = client.acknowledgeJob(r -> r.jobId(job.id()).nonce(job.nonce()));
          assertEquals("InProgress", answer.statusAsString());
          client.putJobSuccessResult(r -> r.jobId(job.id()));
          done.add(job.id());
        }
      }
    };
  }

  private static Started manyJobs(Path directory) throws Exception {
    Path scenario = Files.writeString(directory.resolve("many.json"), ManyJobs.scenario(JOBS));
    return new Started(
        new EmulatorOptions(
            0, Optional.of(scenario), Duration.ofMinutes(5), RepeatedAcknowledge.STATUS, 1));
  }
}
