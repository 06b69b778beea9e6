package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `lookup-worker-activity`, over the emulator.
@Tag("process")
class LookupActivityTest {
  @AutoClose private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
  }

  @Test
  void whoPollsForAnActionTypeIsPrinted() {
    Bench.Ran ran = run("--action-type", "Test/Custom/LoadRunner/1");
    assertEquals(0, ran.exit(), ran.err());
    JsonNode printed = JsonMapper.shared().readTree(ran.out());
    JsonNode last = printed.path("polls").path(0);
    assertEquals("PollForJobs", last.path("eventName").asString());
    assertTrue(last.path("identity").asString().contains("LoadRunner"), ran.out());
    assertEquals("10.0.31.8", last.path("sourceIPAddress").asString());
    assertTrue(printed.path("covered").path(0).has("from"), ran.out());
    assertFalse(printed.has("findings"));
  }

  @Test
  void theJobOfAnActionIsCertainByItsDetails() {
    Bench.Ran ran =
        run(
            "--output",
            "text",
            "--pipeline",
            "ledger-sync",
            "--stage",
            "Migrate",
            "--action",
            "RunMigration");
    assertEquals(0, ran.exit(), ran.err());
    assertTrue(ran.out().contains("no result of it is recorded"), ran.out());
    assertTrue(ran.out().contains("Covered: /aws/lambda/ledger-migration"), ran.out());
  }

  @Test
  void whatCannotBeLookedUpIsSaidBeforeAnythingIsSent() {
    assertEquals(252, run().exit());
    assertEquals(252, run("--action-type", "LoadRunner").exit());
    assertEquals(252, run("--action-type", "Invoke/AWS/Lambda/1").exit());
    assertEquals(252, run("--pipeline", "ledger-sync").exit());
    assertEquals(252, run("--action-type", "Test/Custom/L/1", "--pipeline", "p").exit());
  }

  private Bench.Ran run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "lookup-worker-activity";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return bench.run(all);
  }
}
