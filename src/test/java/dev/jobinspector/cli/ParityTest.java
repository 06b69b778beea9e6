package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the AWS CLI v2 does with its input, a row for each behaviour, and where we are stricter.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("process")
class ParityTest {
  private static final String ID = "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f";
  private static final String ACK = "acknowledge-job";
  private static final String ACK3 = "acknowledge-third-party-job";

  private Path folder = Path.of(".");
  private final Bench bench = new Bench();

  @AfterAll
  void close() {
    bench.close();
  }

  @BeforeAll
  void files(@TempDir Path created) throws IOException {
    folder = created;
    Files.writeString(folder.resolve("id.txt"), ID + "\n");
    Files.writeString(
        folder.resolve("in.json"), "{\"jobId\": \"%s\", \"nonce\": \"77\"}".formatted(ID));
    Files.writeString(folder.resolve("in.yaml"), "jobId: %s\nnonce: '77'\n".formatted(ID));
    Files.writeString(folder.resolve("poll.yaml"), "maxBatchSize: 1\n");
  }

  /// A row: the behaviour, the command, its exit code, and what standard output and error contain.
  record Row(String behaviour, List<String> command, int exit, String out, String err) {
    @Override
    public String toString() {
      return behaviour;
    }
  }

  List<Row> rows() {
    String json = "file://" + folder.resolve("in.json");
    String yaml = "file://" + folder.resolve("in.yaml");
    return List.of(
        row(
            "input json as a literal",
            254,
            "",
            "JobNotFound",
            ACK,
            "--cli-input-json",
            "{\"jobId\": \"%s\", \"nonce\": \"3\"}".formatted(ID)),
        row("input json from file://", 254, "", "JobNotFound", ACK, "--cli-input-json", json),
        row(
            "input json from fileb://",
            254,
            "",
            "JobNotFound",
            ACK,
            "--cli-input-json",
            json.replace("file:", "fileb:")),
        row("input yaml from file://", 254, "", "JobNotFound", ACK, "--cli-input-yaml", yaml),
        row(
            "both inputs exclude each other",
            252,
            "",
            "Only one --cli-input- parameter may be specified.",
            ACK,
            "--cli-input-json",
            json,
            "--cli-input-yaml",
            yaml),
        row(
            "a parameter of the command line wins over its key",
            252,
            "",
            "nonce: at most 50 characters",
            ACK,
            "--cli-input-json",
            json,
            "--nonce",
            "9".repeat(60)),
        row(
            "what the input has need not stand on the command line",
            254,
            "",
            "JobNotFound",
            ACK,
            "--cli-input-json",
            "{\"nonce\": \"3\"}",
            "--job-id",
            ID),
        row(
            "what is then still missing fails validation",
            252,
            "",
            "Parameter validation failed|nonce: required; give it with --nonce",
            ACK,
            "--cli-input-json",
            "{\"jobId\": \"%s\"}".formatted(ID)),
        row(
            "an unknown key is refused with the known ones",
            252,
            "",
            "unknown key; known are jobId, nonce",
            ACK,
            "--cli-input-json",
            "{\"bogus\": 1, \"jobId\": \"%s\", \"nonce\": \"3\"}".formatted(ID)),
        row(
            "invalid JSON is placed and not repeated",
            252,
            "",
            "line 1, column 2|double quotes",
            ACK,
            "--cli-input-json",
            "{bad-hunter2"),
        row(
            "JSON that is no object is called what it is",
            252,
            "",
            "the document is a text",
            ACK,
            "--cli-input-json",
            "\"hunter2\""),
        row(
            "an empty list is called empty",
            252,
            "",
            "The list is empty",
            ACK,
            "--cli-input-json",
            "[]"),
        row(
            "a missing file is missing",
            252,
            "",
            "--cli-input-json: no such file",
            ACK,
            "--cli-input-json",
            "file://nope-hunter2.json"),
        row(
            "file:// works on every parameter, its line break removed and said so",
            254,
            "",
            "--job-id: the line break at the end was removed|JobNotFound",
            ACK,
            "--job-id",
            "file://" + folder.resolve("id.txt"),
            "--nonce",
            "3"),
        row(
            "http:// is never fetched",
            252,
            "",
            "jobId: must be",
            ACK,
            "--job-id",
            "http://127.0.0.1:1/hunter2",
            "--nonce",
            "3"),
        row(
            "length and pattern are checked, which the AWS CLI leaves out",
            252,
            "",
            "jobId: must be 32 digits|nonce: at most 50",
            ACK,
            "--job-id",
            "NOT-A-UUID",
            "--nonce",
            "9".repeat(60)),
        row(
            "enums are checked, too",
            252,
            "",
            "failureDetails.type: must be JobFailed",
            "put-job-failure-result",
            "--job-id",
            ID,
            "--failure-details",
            "type=Bad,message=m"),
        row(
            "the skeleton input is printed with nothing given",
            0,
            "{\n    \"jobId\": \"\",\n    \"nonce\": \"\",\n    \"clientToken\": \"\"\n}\n",
            "",
            ACK3,
            "--generate-cli-skeleton"),
        row(
            "the skeleton input by its name",
            0,
            "\"jobId\": \"\"",
            "",
            ACK,
            "--generate-cli-skeleton",
            "input"),
        row(
            "the skeleton yaml-input marks what is required",
            0,
            "jobId: ''  # [REQUIRED] ",
            "",
            ACK,
            "--generate-cli-skeleton",
            "yaml-input"),
        row(
            "the skeleton yaml-input tells the values",
            0,
            "Valid values are: Source, Build, Deploy",
            "",
            "poll-for-jobs",
            "--generate-cli-skeleton",
            "yaml-input"),
        row(
            "the skeleton output validates",
            252,
            "",
            "jobId: required",
            ACK,
            "--generate-cli-skeleton",
            "output"),
        row(
            "the skeleton output combines with an input",
            0,
            "{\n    \"status\": \"status\"\n}\n",
            "",
            ACK,
            "--generate-cli-skeleton",
            "output",
            "--cli-input-json",
            json),
        row(
            "an unknown option is a usage error",
            252,
            "",
            "Unknown option: --bogus",
            ACK,
            "--bogus=hunter2"),
        row(
            "shorthand and query parameter",
            0,
            "\"jobs\": ",
            "",
            "poll-for-jobs",
            "--action-type-id",
            "category=Build,owner=Custom,provider=JenkinsBuild,version=1",
            "--query-param",
            "ProjectName=storefront"),
        row(
            "a structure as JSON",
            254,
            "",
            "ActionTypeNotFound",
            "poll-for-jobs",
            "--action-type-id",
            "{\"category\":\"Build\",\"owner\":\"Custom\",\"provider\":\"x\",\"version\":\"1\"}"),
        row(
            "shorthand that is none is refused",
            252,
            "",
            "actionTypeId: expected key=value",
            "poll-for-jobs",
            "--action-type-id",
            "hunter2"),
        row(
            "read-only refuses a poll",
            252,
            "",
            "Nothing was sent",
            "poll-for-jobs",
            "--read-only",
            "--action-type-id",
            "category=Build,owner=Custom,provider=JenkinsBuild,version=1"),
        row(
            "an output that is none is refused",
            252,
            "",
            "--output: must be",
            ACK,
            "--output",
            "hunter2",
            "--job-id",
            ID,
            "--nonce",
            "3"),
        row(
            "an environment variable that is not there is said",
            252,
            "",
            "--nonce: no such environment variable",
            ACK,
            "--job-id",
            ID,
            "--nonce",
            "@env:hunter2"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theCommandLineBehavesAsDocumented(Row row) {
    Bench.Ran ran = bench.run(row.command().toArray(String[]::new));

    assertAll(
        () -> assertEquals(row.exit(), ran.exit(), ran::err),
        () -> assertTrue(ran.out().contains(row.out()), ran::out),
        () -> {
          for (String userMessage : row.err().split("\\|", -1)) {
            assertTrue(ran.err().contains(userMessage), ran::err);
          }
        },
        () -> assertFalse((ran.out() + ran.err()).contains("hunter2"), ran::err),
        () -> assertFalse(ran.err().contains("\tat "), ran::err));
  }

  @Test
  void anAcknowledgePrintsWhatTheAwsCliPrintsToTheCharacter() {
    bench.emulator.reset();
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);

    Bench.Ran ran =
        bench.run(ACK, "--job-id", job.id(), "--nonce", job.nonce().orElseThrow().value());

    assertEquals("{\n    \"status\": \"InProgress\"\n}\n", ran.out());
    assertEquals("", ran.err());
    assertEquals(0, ran.exit());
  }

  @Test
  void aLostReplyIsUnknownAndNeitherDoneNorRefused() {
    bench.emulator.reset();
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    bench.emulator.breakNext("AcknowledgeJob", "close-after-commit");

    Bench.Ran ran =
        bench.run(ACK, "--job-id", job.id(), "--nonce", job.nonce().orElseThrow().value());

    assertEquals(255, ran.exit());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("unknown"), ran::err);
    assertEquals(1, bench.emulator.received(job.id(), "AcknowledgeJob"));
  }

  @Test
  void aReportedResultPrintsNothing() {
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.IN_PROGRESS);

    Bench.Ran ran = bench.run("put-job-success-result", "--job-id", job.id());

    assertEquals(new Bench.Ran(0, "", ""), ran);
  }

  @Test
  void aSkeletonNeedsNoConnection() {
    Bench.Ran ran = bench.runAsIs(ACK, "--generate-cli-skeleton", "--profile", "there-is-none");

    assertEquals(0, ran.exit(), ran::err);
  }

  private static Row row(String behaviour, int exit, String out, String err, String... command) {
    return new Row(behaviour, List.of(command), exit, out, err);
  }
}
