package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.testing.RunningEmulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pipelines as scenarios for the emulator.
@Tag("process")
class ExportScenarioTest {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  @AutoClose private final Bench bench = new Bench();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void everyPipelineOfTheEmulatorCanBeExportedAndLoadedWithItsJobs() throws IOException {
    List<KnownJob> open =
        bench.emulator.gateway().listed().stream()
            .filter(
                job -> job.status().orElseThrow().text().matches("Queued|Dispatched|InProgress"))
            .toList();
    Set<String> pipelines = new TreeSet<>();
    open.forEach(job -> pipelines.add(job.context().pipeline().orElseThrow()));
    pipelines.add("data-lake");
    pipelines.add("price-feed");
    pipelines.add("tax-rules");
    pipelines.add("image-registry");
    for (String pipeline : pipelines) {
      Path file = folder.resolve(pipeline + ".json");
      Bench.Ran ran = bench.run("export-scenario", "--pipeline", pipeline, "--to", file.toString());
      assertEquals(0, ran.exit(), ran.err());
      try (RunningEmulator loaded = new RunningEmulator(file)) {
        List<KnownJob> again = loaded.gateway().listed();
        open.stream()
            .filter(job -> job.context().pipeline().orElseThrow().equals(pipeline))
            .forEach(
                job ->
                    assertTrue(
                        again.stream()
                            .filter(job::sameJobAs)
                            .filter(other -> other.status().equals(job.status()))
                            .anyMatch(other -> other.context().equals(job.context())),
                        job + " in " + again));
      }
    }
  }

  @Test
  void noSecretAndWithReplacedIdsNoIdOfTheAccountIsInIt() {
    KnownJob partner =
        bench.emulator.gateway().listed().stream()
            .filter(job -> job.kind() == JobKind.THIRD_PARTY)
            .filter(job -> job.context().pipeline().orElse("").equals("identity-provider"))
            .findFirst()
            .orElseThrow();
    Bench.Ran kept = bench.run("export-scenario", "--pipeline", "identity-provider");
    assertEquals(0, kept.exit(), kept.err());
    assertTrue(kept.out().contains(partner.id()), kept.out());
    assertFalse(kept.out().contains(partner.clientToken().orElseThrow().value()), kept.out());
    assertFalse(kept.out().contains("login-flows"), kept.out());
    assertFalse(kept.out().contains("bg-EMULATOR"), kept.out());

    Bench.Ran replaced =
        bench.run("export-scenario", "--pipeline", "identity-provider", "--replace-ids");
    ID.matcher(kept.out())
        .results()
        .map(java.util.regex.MatchResult::group)
        .filter(id -> !id.startsWith("00000000"))
        .forEach(id -> assertFalse(replaced.out().contains(id), id));
    assertEquals(
        ID.matcher(kept.out()).results().count(), ID.matcher(replaced.out()).results().count());
  }

  @Test
  void whatCannotBeReadIsSaidAndNothingIsSaved() {
    Bench.Ran none = bench.run("export-scenario", "--pipeline", "no-such-pipeline");
    assertEquals(254, none.exit(), none.err());
    assertEquals("", none.out());
    Bench.Ran nowhere =
        bench.run(
            "export-scenario",
            "--pipeline",
            "price-feed",
            "--to",
            folder.resolve("no/folder/s.json").toString());
    assertEquals(255, nowhere.exit());
    assertTrue(nowhere.err().contains("cannot be written"), nowhere.err());
    assertEquals(252, bench.run("export-scenario").exit());
    assertEquals(List.of(), bench.log.attempts());
  }
}
