package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.request.copy.CopyAs;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is copied out of the window, pasted into a real bash.
@Tag("process")
class CopiedCommandTest {
  private static final String PRINTED = "{\n    \"status\": \"InProgress\"\n}\n";

  @AutoClose private final Bench bench = new Bench();

  @Test
  void theAwsCommandOfACustomJobRuns() throws Exception {
    assumeAwsCli();
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);

    assertEquals(PRINTED, bash(copied("aws-bash", job), job));
  }

  @Test
  void theAwsCommandOfAThirdPartyJobRuns() throws Exception {
    assumeAwsCli();
    KnownJob job = bench.job(JobKind.THIRD_PARTY, JobStatus.Known.DISPATCHED);

    assertEquals(PRINTED, bash(copied("aws-bash", job), job));
  }

  @Test
  void ourOwnCommandRuns() throws Exception {
    KnownJob job = bench.job(JobKind.THIRD_PARTY, JobStatus.Known.DISPATCHED);
    String program =
        "job-inspector() { '%s/bin/java' -cp '%s' dev.jobinspector.cli.CommandProgram \"$@\"; }\n"
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path"));

    assertEquals(PRINTED, bash(program + copied("job-inspector", job), job));
  }

  private static void assumeAwsCli() throws Exception {
    boolean there = new ProcessBuilder("bash", "-c", "aws --version").start().waitFor() == 0;
    if (!there) {
      System.err.println("SKIPPED: the AWS CLI is not installed, so its command was not tried.");
    }
    assumeTrue(there, "the AWS CLI is not installed");
  }

  private String copied(String id, KnownJob job) {
    ServiceConnection connection =
        new ServiceConnection(
            ServiceConnection.Target.EMULATOR,
            Optional.empty(),
            "us-east-1",
            Optional.empty(),
            URI.create(bench.endpoint()),
            "a test");
    return CopyAs.acknowledge(job.kind(), job.id(), connection).stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static String bash(String script, KnownJob job) throws IOException, InterruptedException {
    ProcessBuilder bash = new ProcessBuilder("bash", "-c", script);
    Map<String, String> environment = bash.environment();
    environment.put("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
    environment.put("AWS_SECRET_ACCESS_KEY", "example");
    environment.put("NONCE", job.nonce().orElseThrow().value());
    job.clientToken().ifPresent(token -> environment.put("CLIENT_TOKEN", token.value()));
    bash.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = bash.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(true, process.waitFor(2, TimeUnit.MINUTES));
    return out;
  }
}
