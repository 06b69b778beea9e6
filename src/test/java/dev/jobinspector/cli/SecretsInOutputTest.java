package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("process")
class SecretsInOutputTest {
  @AutoClose private final Bench bench = new Bench();

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml", "text"})
  void detailsAreMaskedInEveryFormatUnlessAskedFor(String format) {
    KnownJob job = bench.job(JobKind.THIRD_PARTY, JobStatus.Known.DISPATCHED);
    String token = job.clientToken().orElseThrow().value();
    String nonce = job.nonce().orElseThrow().value();
    bench.environment.put("TOKEN", token);
    String[] command = {
      "get-third-party-job-details",
      "--job-id",
      job.id(),
      "--client-token",
      "@env:TOKEN",
      "--output",
      format
    };

    Bench.Ran masked = bench.run(command);
    bench.environment.put("AWS_DEFAULT_OUTPUT", "table");
    String[] shown = java.util.Arrays.copyOf(command, command.length + 1);
    shown[command.length] = "--show-secrets";
    Bench.Ran revealed = bench.run(shown);

    assertEquals(0, masked.exit(), masked::err);
    assertFalse(masked.out().contains("ASIA"), masked::out);
    assertFalse(masked.out().contains(token), masked::out);
    assertTrue(masked.out().contains("••••••"), masked::out);
    assertFalse(masked.out().matches("(?s).*\\b" + nonce + "\\b.*nonce.*"), masked::out);
    assertTrue(revealed.out().contains("ASIA"), revealed::out);
    assertTrue(revealed.out().contains(nonce), revealed::out);
  }

  @Test
  void detailsAreTheReplyInTheOrderOfTheService() {
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);

    String printed = bench.run("get-job-details", "--job-id", job.id()).out();

    assertTrue(printed.contains("\"pipelineArn\": \"arn:aws:codepipeline:"), printed);
    assertTrue(
        printed.matches(
            "(?s).*\"id\".*\"data\".*\"actionTypeId\".*\"actionConfiguration\".*\"pipelineContext\""
                + ".*\"inputArtifacts\".*\"artifactCredentials\".*\"accountId\".*"),
        printed);
  }

  @Test
  void secretsMayComeFromStandardInputALineEach() {
    KnownJob job = bench.job(JobKind.THIRD_PARTY, JobStatus.Known.DISPATCHED);
    bench.input =
        job.nonce().orElseThrow().value() + "\r\n" + job.clientToken().orElseThrow().value();

    Bench.Ran ran =
        bench.run(
            "acknowledge-third-party-job",
            "--job-id",
            job.id(),
            "--client-token",
            "-",
            "--nonce",
            "-");

    assertEquals("{\n    \"status\": \"InProgress\"\n}\n", ran.out(), ran::err);
  }

  @Test
  void aRefusedTokenIsNotRepeatedNorKept() {
    KnownJob job = bench.job(JobKind.THIRD_PARTY, JobStatus.Known.DISPATCHED);

    Bench.Ran ran =
        bench.run(
            "acknowledge-third-party-job",
            "--job-id",
            job.id(),
            "--client-token",
            "hunter2",
            "--nonce",
            "swordfish");
    Bench.Ran history = bench.run("history");

    assertEquals(254, ran.exit());
    assertTrue(ran.err().contains("when calling the AcknowledgeThirdPartyJob operation"));
    for (String said : new String[] {ran.out(), ran.err(), history.out()}) {
      assertFalse(said.contains("hunter2"), said);
      assertFalse(said.contains("swordfish"), said);
    }
    assertTrue(history.out().contains("\"operation\": \"AcknowledgeThirdPartyJob\""));
    assertTrue(history.out().contains("\"outcome\": \"REJECTED\""));
  }

  @Test
  void recognisedSecretsAreMasked() {
    bench.input =
        "{\"jobId\": \"third-1\", \"nonce\": \"swordfish\", \"clientToken\": \"hunter2\"}";

    Bench.Ran masked = bench.runAsIs("recognise");
    Bench.Ran shown = bench.runAsIs("recognise", "--show-secrets");

    assertTrue(masked.out().contains("\"jobId\": \"third-1\""));
    assertFalse(masked.out().contains("swordfish"));
    assertFalse(masked.out().contains("hunter2"));
    assertTrue(shown.out().contains("hunter2"));
  }
}
