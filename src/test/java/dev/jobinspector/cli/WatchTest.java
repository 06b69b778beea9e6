package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `watch`, over the emulator.
@Tag("process")
class WatchTest {
  private static final String CRASHED = "69f6a263-4c2c-42c5-994d-cb18eb5e73c2";

  @AutoClose private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
  }

  @Test
  void anActionThatFailedMeanwhileHasEndedAndTheExitCodeSaysHow() throws Exception {
    var watched =
        CompletableFuture.supplyAsync(
            () -> bench.run("watch", "--pipeline", "mobile-backend", "--until", "ended"));
    Bench.Ran reported =
        bench.run(
            "put-job-failure-result",
            "--job-id",
            CRASHED,
            "--failure-details",
            "type=JobFailed,message=gone");
    assertEquals(0, reported.exit(), reported.err());
    Bench.Ran ran = watched.get(60, TimeUnit.SECONDS);
    // The result may have arrived before the watch began.
    if (!ran.out().isEmpty()) {
      assertEquals(1, ran.exit(), ran.err());
      JsonNode printed = JsonMapper.shared().readTree(ran.out());
      assertEquals("ENDED", printed.path("movement").asString());
      assertEquals("Failed", printed.path("status").asString());
    }
  }

  @Test
  void whatDoesNotMoveInTimeIsSaid() {
    Bench.Ran ran =
        bench.run("watch", "--pipeline", "data-lake", "--stage", "Deploy", "--timeout", "PT0.01S");
    assertEquals(255, ran.exit());
    assertEquals("NONE", JsonMapper.shared().readTree(ran.out()).path("movement").asString());
    assertTrue(ran.err().contains("The transition into Deploy is disabled."), ran.err());
    assertTrue(ran.err().contains("Nothing moved in PT0.01S."), ran.err());
  }

  @Test
  void nothingInProgressIsAnAnswerAndNoPipelineIsNone() {
    assertEquals(0, bench.run("watch", "--pipeline", "docs-site").exit());
    assertEquals(254, bench.run("watch", "--pipeline", "nobody").exit());
    assertEquals(252, bench.run("watch").exit());
    assertEquals(252, bench.run("watch", "--pipeline", "p", "--until", "soon").exit());
  }
}
