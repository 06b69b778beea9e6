package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What commands print, in every format, and what they do if it cannot be printed.
@Tag("process")
class OutputTest {
  private static final String TYPE = "category=Test,owner=Custom,provider=LoadRunner,version=1";
  private static final String STATUS_TABLE =
      """
      --------------------------
      |     AcknowledgeJob     |
      +---------+--------------+
      |  status |  InProgress  |
      +---------+--------------+
      """;

  @AutoClose private final Bench bench = new Bench();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "json | '{\n    \"status\": \"InProgress\"\n}\n'",
        "jsonl | '{\"status\": \"InProgress\"}\n'",
        "yaml | 'status: InProgress\n'",
        "text | 'InProgress\n'"
      })
  void aStatusIsPrintedInEveryFormat(String format, String printed) {
    assertEquals(printed.translateEscapes(), acknowledged("--output", format).out());
  }

  @Test
  void aTableIsDrawnAsTheAwsCliDrawsIt() {
    assertEquals(STATUS_TABLE, acknowledged("--output", "table").out());
  }

  @Test
  void aTableOfManyLevelsIndentsWhatIsInside() {
    Bench.Ran ran =
        bench.run(
            "poll-for-jobs",
            "--action-type-id",
            TYPE,
            "--output",
            "table",
            "--query",
            "jobs[].{id: id, data: data.{type: actionTypeId, out: outputArtifacts[].name}}");

    assertEquals(0, ran.exit(), ran.err());
    assertTrue(
        ran.out().lines().anyMatch(line -> line.matches("\\|\\|\\| +type +\\|\\|\\|")), ran.out());
    assertTrue(
        ran.out().lines().allMatch(line -> line.length() == ran.out().indexOf('\n')), ran.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status | json | '\"InProgress\"\n'",
        "status | text | 'InProgress\n'",
        "status | yaml | '\"InProgress\"\n'",
        "nothing | json | 'null\n'",
        "nothing | text | 'None\n'",
        "nothing | table | ''",
        "[status, status] | text | 'InProgress\tInProgress\n'",
        "'{s: status, a: `1`}' | json | '{\n    \"s\": \"InProgress\",\n    \"a\": 1\n}\n'",
        "'{s: status, a: `1`}' | text | '1\tInProgress\n'"
      })
  void aQueryPrintsItsPartOnly(String query, String format, String printed) {
    assertEquals(
        printed.translateEscapes(), acknowledged("--query", query, "--output", format).out());
  }

  @Test
  void aQueryThatIsNoneIsRefusedBeforeAnythingIsSent() {
    KnownJob job = dispatched();
    Bench.Ran ran = acknowledge(job, "--query", "jobs[");

    assertEquals(252, ran.exit());
    assertTrue(ran.err().contains("--query: not valid JMESPath"), ran.err());
    assertEquals(0, bench.emulator.received(job.id(), "AcknowledgeJob"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"history", "find-stuck", "recognise"})
  void everyCommandTakesAQuery(String command) {
    bench.input = "{}";

    Bench.Ran ran = bench.run(command, "--query", "type(@)", "--output", "text");

    assertEquals(command.equals("find-stuck") ? "object\n" : "array\n", ran.out(), ran.err());
  }

  @Test
  void optionWinsOverEnvironmentAndEnvironmentOverProfile() {
    bench.profileOutput = "yaml";
    assertEquals("status: InProgress\n", acknowledged().out());
    bench.environment.put("AWS_DEFAULT_OUTPUT", "table");
    assertEquals(STATUS_TABLE, acknowledged().out());
    assertEquals("InProgress\n", acknowledged("--output", "text").out());
  }

  @ParameterizedTest
  @CsvSource({
    "yaml-stream, yaml-stream is not supported",
    "off, off is not supported",
    "xml, must be json"
  })
  void aFormatThatIsNoneIsRefusedWithItsSource(String format, String why) {
    bench.environment.put("AWS_DEFAULT_OUTPUT", format);
    Bench.Ran ran = acknowledge(dispatched());

    assertEquals(252, ran.exit());
    assertTrue(ran.err().contains("AWS_DEFAULT_OUTPUT: " + why), ran.err());
    assertEquals(List.of(), bench.log.attempts());
  }

  @Test
  void standardErrorSaysHowManyValuesAreMasked() {
    Bench.Ran masked = bench.run("poll-for-jobs", "--action-type-id", TYPE);
    Bench.Ran id = bench.run("history", "--query", "[0].jobId");

    assertTrue(
        masked
            .err()
            .matches("(?s)[1-9][0-9]* values are masked as ••••••; --show-secrets prints them.\\R"),
        masked.err());
    assertEquals("", id.err());
  }

  @Test
  void whatCannotBeWrittenEndsWith255AndTheHistoryHasTheOutcome() {
    bench.broken = true;
    KnownJob job = dispatched();
    Bench.Ran ran = acknowledge(job);

    assertEquals(255, ran.exit());
    assertTrue(ran.err().contains("Standard output cannot be written"), ran.err());
    assertTrue(ran.err().contains("job-inspector history"), ran.err());
    assertEquals(1, bench.log.attempts().size());
  }

  @Test
  void thePolledJobsAreNamedIfTheReplyCannotBeWritten() {
    bench.broken = true;
    Bench.Ran ran = bench.run("poll-for-jobs", "--action-type-id", TYPE);

    assertEquals(255, ran.exit());
    assertTrue(
        ran.err().matches("(?s)The poll dispatched: [0-9a-f-]{36}\\. Poll again.*"), ran.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "acknowledge-job --help",
        "acknowledge-job --generate-cli-skeleton",
        "history"
      })
  void everyCommandSaysThatItCouldNotPrint(String command) {
    bench.broken = true;

    assertEquals(255, bench.runAsIs(command.split(" ", -1)).exit());
  }

  @Test
  void aListStopsWhenNobodyReadsItsLines() {
    bench.broken = true;
    List<KnownJob> jobs = bench.jobs(JobKind.CUSTOM, JobStatus.Known.IN_PROGRESS);
    bench.input =
        jobs.stream()
            .map(job -> "{\"jobId\": \"%s\", \"nonce\": \"1\"}%n".formatted(job.id()))
            .reduce("", String::concat);

    Bench.Ran ran = bench.run("acknowledge-job", "--cli-input-json", "-", "--concurrency", "1");

    assertEquals(255, ran.exit());
    assertTrue(jobs.size() > 1);
    assertEquals(1, bench.log.attempts().size());
    assertFalse(ran.err().contains("Unexpected"), ran.err());
  }

  private KnownJob dispatched() {
    return bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
  }

  private Bench.Ran acknowledge(KnownJob job, String... more) {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                "acknowledge-job",
                "--job-id",
                job.id(),
                "--nonce",
                job.nonce().orElseThrow().value()));
    command.addAll(List.of(more));
    return bench.run(command.toArray(String[]::new));
  }

  private Bench.Ran acknowledged(String... more) {
    bench.emulator.reset();
    Bench.Ran ran = acknowledge(dispatched(), more);
    assertEquals(0, ran.exit(), ran.err());
    return ran;
  }
}
