package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.job.ClientToken;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From the scan to the finding to the act, by commands, for all that is stuck in the emulator's
/// scenario.
@Tag("process")
class StuckToMovedTest {
  private static final Set<String> FREEING =
      Set.of("REPORT_FAILURE", "ENABLE_TRANSITION", "STOP_EXECUTION");

  @AutoClose private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
  }

  @Test
  void everythingThatIsStuckMovesOnByItsActOrByAbandoningIt() {
    List<JsonNode> stuck = stuck();
    assertEquals(16, stuck.size());
    for (JsonNode one : stuck) {
      act(one);
    }
    assertEquals(List.of(), stuck());
  }

  private List<JsonNode> stuck() {
    Bench.Ran ran = bench.run("find-stuck");
    assertEquals(0, ran.exit(), ran.err());
    return JsonMapper.shared().readTree(ran.out()).path("stuckActions").valueStream().toList();
  }

  /// What the finding offers, if it frees; else the last resort.
  private void act(JsonNode stuck) {
    String offered = stuck.path("findings").get(0).path("act").asString();
    String act = FREEING.contains(offered) ? offered : "STOP_EXECUTION";
    Bench.Ran ran =
        switch (act) {
          case "REPORT_FAILURE" -> fail(stuck);
          case "ENABLE_TRANSITION" ->
              bench.run(
                  "enable-stage-transition",
                  "--pipeline-name",
                  stuck.path("pipeline").asString(),
                  "--stage-name",
                  stuck.path("stage").asString(),
                  "--transition-type",
                  "Inbound");
          default ->
              bench.run(
                  "stop-pipeline-execution",
                  "--pipeline-name",
                  stuck.path("pipeline").asString(),
                  "--pipeline-execution-id",
                  stuck.path("pipelineExecutionId").asString(),
                  "--abandon");
        };
    // Two actions of one execution are stopped by the first of them.
    if (!ran.err().contains("PipelineExecutionNotStoppableException")) {
      assertEquals(0, ran.exit(), act + " " + stuck.path("pipeline") + ran.err());
    }
  }

  private Bench.Ran fail(JsonNode stuck) {
    String id = stuck.path("jobId").asString();
    String details = "type=JobFailed,message=The worker is gone";
    if (stuck.path("jobKind").asString().equals("custom")) {
      return bench.run("put-job-failure-result", "--job-id", id, "--failure-details", details);
    }
    String token =
        bench.emulator.gateway().listed().stream()
            .filter(job -> job.id().equals(id))
            .flatMap(job -> job.clientToken().stream())
            .map(ClientToken::value)
            .findFirst()
            .orElseThrow();
    return bench.run(
        "put-third-party-job-failure-result",
        "--job-id",
        id,
        "--client-token",
        token,
        "--failure-details",
        details);
  }
}
