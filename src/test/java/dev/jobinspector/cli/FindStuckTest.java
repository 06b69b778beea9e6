package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `find-stuck`, over the emulator.
@Tag("process")
class FindStuckTest {
  @AutoClose private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
  }

  @Test
  void itPrintsWhatIsStuckWithItsJobAndChangesNothing() {
    Bench.Ran ran = bench.run("find-stuck", "--older-than", "20m", "--read-only");
    assertEquals(0, ran.exit(), ran.err());
    JsonNode printed = JsonMapper.shared().readTree(ran.out());
    assertEquals(16, printed.path("stuckActions").size());
    JsonNode longest = printed.path("stuckActions").get(0);
    assertEquals("media-transcoder", longest.path("pipeline").asString());
    assertEquals("Test/Custom/LoadRunner/1", longest.path("actionType").asString());
    assertEquals("e3ae272b-489a-4de1-8cd3-4b6808db77b7", longest.path("jobId").asString());
    assertTrue(longest.path("jobCertain").asBoolean());
    assertEquals("soak-test:5e1d", longest.path("externalExecutionId").asString());
    assertTrue(longest.path("inProgressSeconds").asInt() >= 8 * 3_600 + 30 * 60);
    assertFalse(longest.path("findings").get(0).path("next").asString().isEmpty());
    assertEquals(22, printed.path("pipelinesLookedAt").asInt());
    assertTrue(ran.err().contains("16 cases in 22 pipelines."));
    assertTrue(bench.log.attempts().isEmpty());
  }

  @Test
  void textHasALineForEach() {
    Bench.Ran ran = bench.run("find-stuck", "--pipeline", "mobile-backend", "--output", "text");
    assertEquals(0, ran.exit(), ran.err());
    assertEquals(
        "\tmobile-backend › Deploy › DeployToFleet\tDeploy/Custom/FleetDeployer/2"
            + "\t69f6a263-4c2c-42c5-994d-cb18eb5e73c2\td-7Q2XK41PE\tA worker acknowledged the job"
            + " and has not reported a result\n",
        ran.out().replaceFirst("^\\d+", ""));
  }

  @Test
  void aPipelineThatCannotBeReadIsSaidAndDecidesTheExitCode() {
    Bench.Ran ran = bench.run("find-stuck", "--pipeline", "nobody", "--pipeline", "mobile-backend");
    assertEquals(254, ran.exit());
    assertTrue(ran.err().contains("Pipeline nobody was not read."), ran.err());
    JsonNode printed = JsonMapper.shared().readTree(ran.out());
    assertEquals(1, printed.path("stuckActions").size());
    assertEquals("nobody", printed.path("unreadPipelines").get(0).path("pipeline").asString());
  }

  @Test
  void toldToFailItFailsIfSomethingWasFound() {
    assertEquals(1, bench.run("find-stuck", "--fail-if-found").exit());
    assertEquals(0, bench.run("find-stuck", "--fail-if-found", "--pipeline", "docs-site").exit());
  }

  @Test
  void linesArePrintedAsTheyAreFoundWithASummaryAtTheEnd() {
    Bench.Ran ran = bench.run("find-stuck", "--output", "jsonl");
    assertEquals(0, ran.exit(), ran.err());
    List<JsonNode> lines =
        ran.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    assertEquals("summary", lines.getLast().path("type").asString());
    assertEquals(
        16,
        lines.stream()
            .filter(line -> line.path("type").asString().equals("case"))
            .map(line -> line.path("pipeline").asString() + line.path("action").asString())
            .distinct()
            .count());
  }

  @Test
  void severalRegionsAreScannedAndEachCaseNamesItsOwn() {
    Bench.Ran ran = bench.run("find-stuck", "--regions", "us-east-1,eu-west-1");
    assertEquals(0, ran.exit(), ran.err());
    JsonNode printed = JsonMapper.shared().readTree(ran.out());
    List<String> regions =
        printed
            .path("stuckActions")
            .valueStream()
            .map(stuck -> stuck.path("region").asString())
            .distinct()
            .sorted()
            .toList();
    assertEquals(List.of("eu-west-1", "us-east-1"), regions);
    assertEquals(252, bench.run("find-stuck", "--regions", "us-east-1,").exit());
    assertEquals(252, bench.run("find-stuck", "--regions", "EU").exit());
  }

  @Test
  void allRegionsAreThoseOfThePartition() {
    Bench.Ran ran = bench.run("find-stuck", "--regions", "all", "--pipeline", "mobile-backend");
    JsonNode printed = JsonMapper.shared().readTree(ran.out());
    List<String> unread =
        printed
            .path("unreadPipelines")
            .valueStream()
            .map(row -> row.path("region").asString())
            .toList();
    assertTrue(unread.size() > 20, unread.toString());
    assertFalse(unread.contains("us-east-1"));
    assertTrue(unread.stream().noneMatch(region -> region.startsWith("cn-")), unread.toString());
    assertEquals(1, printed.path("stuckActions").size());
  }

  @Test
  void timesAreWrittenShortOrAsIsoAndOthersAreRefused() {
    assertEquals(1, stuck("--older-than", "6h"));
    assertEquals(1, stuck("--older-than", "PT410M"));
    assertEquals(0, stuck("--older-than", "1d"));
    for (String wrong : new String[] {"15", "-PT1M", "soon", "1w", ""}) {
      Bench.Ran ran = bench.run("find-stuck", "--older-than", wrong);
      assertEquals(252, ran.exit(), wrong);
      assertTrue(ran.err().contains("--older-than"), ran.err());
    }
  }

  @Test
  void anEndpointThatDoesNotAnswerIsNoEmptyReport() {
    Bench.Ran ran =
        bench.runAsIs(
            "find-stuck", "--endpoint-url", "http://127.0.0.1:1", "--region", "us-east-1");
    assertEquals(255, ran.exit());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("The pipelines could not be listed."), ran.err());
  }

  private int stuck(String... options) {
    String[] command = {"find-stuck", "--pipeline", "mobile-backend", options[0], options[1]};
    Bench.Ran ran = bench.run(command);
    assertEquals(0, ran.exit(), ran.err());
    return JsonMapper.shared().readTree(ran.out()).path("stuckActions").size();
  }
}
