package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command line asks of the history, and what it makes of it.
@Tag("process")
class HistoryCommandTest {
  @AutoClose private final Bench bench = new Bench();
  private String job = "";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @BeforeEach
  void makeAHistory() {
    KnownJob dispatched = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    job = dispatched.id();
    String nonce = dispatched.nonce().orElseThrow().value();
    assertEquals(0, bench.run("acknowledge-job", "--job-id", job, "--nonce", nonce).exit());
    assertEquals(254, bench.run("acknowledge-job", "--job-id", job, "--nonce", "stale").exit());
    assertEquals(0, bench.run("get-job-details", "--job-id", job).exit());
  }

  @Test
  void filtersAndOrdersAreThoseOfTheWindow() {
    assertEquals(List.of("GetJobDetails", "AcknowledgeJob", "AcknowledgeJob"), operations());
    assertEquals(List.of("AcknowledgeJob"), operations("--errors-only"));
    assertEquals(List.of("AcknowledgeJob"), operations("--outcome", "rejected,unknown"));
    assertEquals(List.of("AcknowledgeJob"), operations("--search", "invalidnonce"));
    assertEquals(List.of("GetJobDetails"), operations("--sort", "operation:desc", "--limit", "1"));
    assertEquals(List.of("AcknowledgeJob"), operations("--sort", "operation", "--limit", "1"));
    assertEquals(List.of("GetJobDetails"), operations("--sort", "started-at", "--limit", "1"));
    assertEquals(List.of("AcknowledgeJob"), operations("--sort", "started-at:asc", "--limit", "1"));
    assertEquals(3, operations("--since", "2020-01-01").size());
    assertEquals(0, operations("--until", "2020-01-01T00:00:00Z").size());
    assertEquals(3, operations("--region", "us-east-1").size());
    assertEquals(0, operations("--region", "eu-west-1").size());
    assertEquals(0, operations("--account-id", "999999999999").size());
    assertEquals(3, operations("--job-id", job).size());
  }

  @Test
  void wrongValuesAreSaidAndNotRepeated() {
    for (String[] wrong :
        List.of(
            new String[] {"--since", "s3cret"},
            new String[] {"--outcome", "s3cret"},
            new String[] {"--sort", "s3cret"},
            new String[] {"--limit", "0"},
            new String[] {"--export", "s3cret.xls"},
            new String[] {"--export", "a.csv", "--report", "b.md"},
            new String[] {"--export", "a.csv", "--limit", "5"},
            new String[] {"--report", "a.md", "--job-id", job, "--errors-only"},
            new String[] {"--report", "a.md", "--job-id", job, "--pipeline", "p"},
            new String[] {"--pipeline", "p"},
            new String[] {"--report", folder.resolve("s3cret.md").toString()})) {
      Bench.Ran ran = history(wrong);
      assertEquals(252, ran.exit(), String.join(" ", wrong));
      assertTrue(ran.err().contains(wrong[0]), ran.err());
      assertFalse(ran.err().contains("s3cret"), ran.err());
    }
  }

  @Test
  void anExportedHistoryIsReadOfflineAndFiltersTheSame() throws IOException {
    Path file = folder.resolve("history.json");
    Bench.Ran saved = history("--export", file.toString());
    assertEquals("3 attempts were exported." + System.lineSeparator(), saved.err());
    String own = history().out();
    bench.log.failWith("The own history is not asked.");
    assertEquals(own, history("--from", file.toString()).out());
    assertEquals(List.of("AcknowledgeJob"), operations("--from", file.toString(), "--errors-only"));

    Path csv = folder.resolve("history.csv");
    assertEquals(0, history("--from", file.toString(), "--export", csv.toString()).exit());
    assertEquals(4, Files.readAllLines(csv).size());
  }

  @Test
  void aForeignFileCannotSteerTheTerminalAndItsMistakesAreSaid() throws IOException {
    Path file = folder.resolve("history.json");
    history("--export", file.toString());
    String hostile = "\u009B31m\u202E";
    Files.writeString(
        file, Files.readString(file).replace("InvalidNonceException", "Code" + hostile));
    for (String format : List.of("json", "text")) {
      String out = history("--from", file.toString(), "--output", format).out();
      assertTrue(out.contains("Code\\u009B31m\\u202E"), out);
    }
    Files.writeString(file, "[{\"id\": oops}]");
    Bench.Ran refused = history("--from", file.toString());
    assertEquals(252, refused.exit());
    assertTrue(refused.err().contains("line 1, column"), refused.err());
    assertFalse(refused.err().contains("oops"), refused.err());
    assertEquals(252, history("--from", folder.resolve("none.json").toString()).exit());
  }

  @Test
  void aReportTellsWhatIsSoNowAndWhatHappened() throws IOException {
    for (String name : List.of("job.md", "job.html")) {
      Path file = folder.resolve(name);
      assertEquals(0, report("--job-id", job, "--report", file.toString()).exit());
      String report = Files.readString(file);
      for (String fact :
          List.of(
              job,
              "InvalidNonceException",
              "storefront-web › Deploy › DeployToFleet",
              "Stuck for",
              "Findings",
              "Next step",
              "cloudtrail:LookupEvents",
              "Pipeline storefront-web")) {
        assertTrue(report.contains(fact), fact + " in " + report);
      }
      assertFalse(report.contains("stale"), report);
    }
    Path nowhere = folder.resolve("no/such/folder/job.md");
    Bench.Ran ran = report("--job-id", job, "--report", nowhere.toString());
    assertEquals(255, ran.exit());
    assertTrue(ran.err().contains("cannot be written"), ran.err());
  }

  @Test
  void theReportOfAPipelineIsNamedByPipelineActionAndDay() throws IOException {
    Bench.Ran ran = report("--pipeline", "mobile-backend", "--report", folder.toString());
    assertEquals(0, ran.exit(), ran.err());
    try (var files = Files.list(folder)) {
      Path file = files.findFirst().orElseThrow();
      assertTrue(
          file.getFileName()
              .toString()
              .matches("mobile-backend-DeployToFleet-\\d{4}-\\d\\d-\\d\\d\\.md"),
          file.toString());
      assertTrue(Files.readString(file).contains("Deploying to 12 hosts"), Files.readString(file));
    }
    Bench.Ran none = report("--pipeline", "docs-site", "--report", folder.toString());
    assertEquals(255, none.exit());
    assertTrue(none.err().contains("no report was saved"), none.err());
  }

  @Test
  void whatCannotBeReadIsSaidInTheReport() throws IOException {
    Path file = folder.resolve("job.md");
    bench.emulator.breakNext("GetPipelineState", "access-denied");
    assertEquals(0, report("--job-id", job, "--report", file.toString()).exit());
    String report = Files.readString(file);
    assertTrue(report.contains("The action was not read"), report);
    assertTrue(report.contains("codepipeline:GetPipelineState"), report);
    assertTrue(report.contains("InvalidNonceException"), report);
  }

  private Bench.Ran report(String... options) {
    String[] command = new String[options.length + 1];
    command[0] = "history";
    System.arraycopy(options, 0, command, 1, options.length);
    return bench.run(command);
  }

  private Bench.Ran history(String... options) {
    String[] command = new String[options.length + 1];
    command[0] = "history";
    System.arraycopy(options, 0, command, 1, options.length);
    return bench.runAsIs(command);
  }

  private List<String> operations(String... options) {
    Bench.Ran ran = history(options);
    assertEquals(0, ran.exit(), ran.err());
    return Pattern.compile("\"operation\": \"(\\w+)\"")
        .matcher(ran.out())
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
