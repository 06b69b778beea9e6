package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.cli.common.Terminal;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that are fed with what others printed: a secret arrives, its mask never does.
@Tag("process")
class PipeTest {
  private static final String TYPE = "category=Test,owner=Custom,provider=LoadRunner,version=1";
  private static final String ID = "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f";

  @AutoClose private final Bench bench = new Bench();
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acknowledge-job|--job-id|ID|--nonce|••••••",
        "acknowledge-job|--job-id|ID|--nonce|@env:N",
        "acknowledge-job|--job-id|ID|--nonce|-",
        "acknowledge-job|--cli-input-json|{\"jobId\":\"ID\",\"nonce\":\"••••••\"}",
        "acknowledge-job|--cli-input-json|[{\"jobId\":\"ID\",\"nonce\":\"••••••\"}]",
        "acknowledge-job|--cli-input-yaml|{jobId: ID, nonce: ••••••}",
        "acknowledge-third-party-job|--job-id|ID|--nonce|3|--client-token|x••••••y",
        "get-third-party-job-details|--job-id|ID|--client-token|••••••",
        "put-job-success-result|--job-id|ID|--continuation-token|••••••",
        "put-job-success-result|--job-id|ID|--output-variables|Key=••••••",
        "put-job-success-result|--job-id|ID|--execution-details|summary=••••••",
        "put-job-failure-result|--job-id|ID|--failure-details|type=JobFailed,message=••••••",
        "put-job-failure-result|--job-id|••••••|--failure-details|type=JobFailed,message=m"
      })
  void theMaskIsRefusedWhereverItStands(String command) {
    bench.environment.put("N", "••••••");
    bench.input = "••••••\n";

    Bench.Ran ran = bench.run(command.replace("ID", ID).split("\\|", -1));

    assertEquals(252, ran.exit(), ran.err());
    assertTrue(ran.err().contains("this is the mask"), ran.err());
    for (String way : List.of("--show-secrets", " - ", "@env:")) {
      assertTrue(ran.err().contains(way), ran.err());
    }
    assertEquals(List.of(), bench.log.attempts());
  }

  @Test
  void whatAPollPrintsIsAcknowledged() {
    bench.input = bench.run("poll-for-jobs", "--action-type-id", TYPE, "--show-secrets").out();

    assertAcknowledged(bench.run("acknowledge-job", "--cli-input-json", "-"), "");
  }

  @Test
  void whatIsRecognisedIsAcknowledged() {
    bench.input = bench.run("poll-for-jobs", "--action-type-id", TYPE, "--show-secrets").out();
    String partners = "{\"jobs\": [{\"clientId\": \"%s\", \"jobId\": \"%s\"}]}".formatted(ID, ID);
    bench.input = bench.input + partners;
    bench.input = bench.run("recognise", "--show-secrets").out();

    assertAcknowledged(
        bench.run("acknowledge-job", "--cli-input-json", "-"),
        "Job 2 is left out: it is a third-party job.");
  }

  @Test
  void theDetailsOfAThirdPartyJobAreAcknowledgedWithItsToken() {
    KnownJob job = bench.job(JobKind.THIRD_PARTY, JobStatus.Known.DISPATCHED);
    bench.environment.put("T", job.clientToken().orElseThrow().value());
    bench.input =
        bench
            .run(
                "get-third-party-job-details",
                "--job-id",
                job.id(),
                "--client-token",
                "@env:T",
                "--show-secrets")
            .out();

    assertAcknowledged(
        bench.run(
            "acknowledge-third-party-job", "--cli-input-json", "-", "--client-token", "@env:T"),
        "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"poll-for-jobs", "recognise"})
  void whatIsPrintedWithItsMasksIsRefused(String command) {
    String poll = bench.run("poll-for-jobs", "--action-type-id", TYPE, "--show-secrets").out();
    bench.input = poll;
    bench.input =
        command.equals("recognise")
            ? bench.run("recognise").out()
            : poll.replaceAll("\"nonce\": \"[^\"]*\"", "\"nonce\": \"••••••\"");
    Bench.Ran ran = bench.run("acknowledge-job", "--cli-input-json", "-");

    assertEquals(252, ran.exit());
    assertTrue(ran.err().contains("entry 1, nonce: this is the mask"), ran.err());
  }

  @Test
  void aMaskIsNoNonceOfARecognisedJob() {
    bench.input = bench.run("poll-for-jobs", "--action-type-id", TYPE).out();

    Bench.Ran ran = bench.run("recognise", "--show-secrets");

    assertFalse(ran.out().contains("nonce\": "), ran.out());
  }

  @Test
  void aPollWithoutAJobIsNothingToAcknowledge() {
    bench.input = "{\"jobs\": []}";
    Bench.Ran ran = bench.run("acknowledge-job", "--cli-input-json", "-");

    assertEquals(0, ran.exit());
    assertTrue(ran.err().contains("There is no job to acknowledge"), ran.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cli-input-json file://one.jsonl",
        "--cli-input-json file://one.json --rate 5",
        "--cli-input-json file://one.json --resume done.txt",
        "--cli-input-yaml file://one.json --concurrency 2"
      })
  void aListOfOneIsAList(String options) throws IOException {
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    for (String name : List.of("one.json", "one.jsonl")) {
      Files.writeString(
          folder.resolve(name),
          "{\"jobId\": \"%s\", \"nonce\": \"%s\"}\n"
              .formatted(job.id(), job.nonce().orElseThrow().value()));
    }
    String here =
        options
            .replace("file://", "file://" + folder + "/")
            .replace("done.txt", folder + "/done.txt");

    assertAcknowledged(bench.run(("acknowledge-job " + here).split(" ", -1)), "");
    if (options.contains("--resume")) {
      assertTrue(Files.readString(folder.resolve("done.txt")).contains("CONFIRMED"));
    }
  }

  @Test
  void resumeNamesTheJobsThatAreUnknown() throws IOException {
    Path journal =
        Files.writeString(
            folder.resolve("done.txt"),
            "{\"jobId\": \"%s\", \"outcome\": \"UNKNOWN\"}\n".formatted(ID));
    bench.input = "[{\"jobId\": \"%s\", \"nonce\": \"1\"}]".formatted(ID);
    Bench.Ran ran =
        bench.run("acknowledge-job", "--cli-input-json", "-", "--resume", journal.toString());

    assertEquals(255, ran.exit());
    assertTrue(ran.err().contains("Job " + ID + " is unknown from an earlier run"), ran.err());
  }

  @Test
  void aSecretIsAskedForOnATerminal() {
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    bench.terminal = new Typing(job.nonce().orElseThrow().value());
    Bench.Ran ran = bench.run("acknowledge-job", "--job-id", job.id(), "--nonce", "-");

    assertEquals(0, ran.exit(), ran.err());
  }

  @Test
  void progressIsDrawnIfStandardErrorIsATerminal() {
    bench.terminal = new Typing("");
    assertTrue(bench.run("find-stuck").err().startsWith("\r["));
    bench.terminal = Terminal.NONE;
    assertFalse(bench.run("find-stuck").err().startsWith("\r["));
  }

  private static void assertAcknowledged(Bench.Ran ran, String note) {
    assertEquals(0, ran.exit(), ran.err());
    assertTrue(
        ran.out().contains("\"outcome\": \"CONFIRMED\", \"status\": \"InProgress\""), ran.out());
    assertTrue(ran.err().contains(note), ran.err());
    assertTrue(ran.err().contains("1 confirmed, 0 rejected"), ran.err());
  }

  /// Somebody who types one answer.
  private record Typing(String answer) implements Terminal {
    @Override
    public boolean isInput() {
      return true;
    }

    @Override
    public boolean isOutput() {
      return false;
    }

    @Override
    public boolean isError() {
      return true;
    }

    @Override
    public OptionalInt columns() {
      return OptionalInt.empty();
    }

    @Override
    public String readSecret(String prompt) {
      assertEquals("nonce: ", prompt);
      return answer;
    }
  }
}
