package dev.jobinspector.request.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.connection.ServiceConnection;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyAsTest {
  private static final String ID = "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f";
  private static final ServiceConnection EMULATOR =
      connection(ServiceConnection.Target.EMULATOR, Optional.empty(), "http://127.0.0.1:4599");
  private static final ServiceConnection AWS =
      connection(
          ServiceConnection.Target.AWS,
          Optional.of("team a"),
          "https://codepipeline.eu-west-1.amazonaws.com");

  @Test
  void theBashCommandTakesSecretsFromVariables() {
    assertEquals(
        "aws codepipeline acknowledge-third-party-job --job-id "
            + ID
            + " --nonce \"$NONCE\" --client-token \"$CLIENT_TOKEN\" --region eu-west-1"
            + " --endpoint-url http://127.0.0.1:4599",
        text("aws-bash", JobKind.THIRD_PARTY, ID, EMULATOR));
  }

  @Test
  void thePowerShellCommandTakesSecretsFromTheEnvironmentAndQuotesTheProfile() {
    assertEquals(
        "aws codepipeline acknowledge-job --job-id "
            + ID
            + " --nonce $env:NONCE --profile 'team a' --region eu-west-1",
        text("aws-powershell", JobKind.CUSTOM, ID, AWS));
  }

  @Test
  void ourOwnCommandReadsTheEnvironmentItself() {
    assertEquals(
        "job-inspector acknowledge-job --job-id "
            + ID
            + " --nonce @env:NONCE --profile 'team a' --region eu-west-1",
        text("job-inspector", JobKind.CUSTOM, ID, AWS));
  }

  @Test
  void anIdThatWouldBeTakenForAFileOrAnOptionGoesAsJson() {
    assertEquals(
        "aws codepipeline acknowledge-third-party-job --cli-input-json"
            + " '{\"jobId\": \"file:///etc/it'\\''s\"}' --nonce \"$NONCE\""
            + " --client-token \"$CLIENT_TOKEN\" --region eu-west-1"
            + " --endpoint-url http://127.0.0.1:4599",
        text("aws-bash", JobKind.THIRD_PARTY, "file:///etc/it's", EMULATOR));
    assertTrue(
        text("job-inspector", JobKind.THIRD_PARTY, "@env:HOME", EMULATOR).contains("{\"jobId\""));
    assertTrue(text("aws-bash", JobKind.THIRD_PARTY, "--debug", EMULATOR).contains("{\"jobId\""));
  }

  @Test
  void powerShellsTypographicQuotesAreQuoted() {
    assertTrue(text("aws-powershell", JobKind.THIRD_PARTY, "a’; b", EMULATOR).contains("'a’’; b'"));
  }

  @Test
  void theSnippetsSendOnceAndNameTheJob() {
    String python = text("python", JobKind.THIRD_PARTY, "a\"b", EMULATOR);
    String java = text("java", JobKind.THIRD_PARTY, "a\"b", AWS);

    assertTrue(python.contains("jobId=\"a\\\"b\""), python);
    assertTrue(python.contains("\"total_max_attempts\": 1"), python);
    assertTrue(java.contains(".jobId(\"a\\\"b\")"), java);
    assertTrue(java.contains("doNotRetry()"), java);
    assertTrue(java.contains("ProfileCredentialsProvider.create(\"team a\")"), java);
  }

  private static String text(String id, JobKind kind, String jobId, ServiceConnection connection) {
    return CopyAs.acknowledge(kind, jobId, connection).stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static ServiceConnection connection(
      ServiceConnection.Target target, Optional<String> profile, String endpoint) {
    return new ServiceConnection(
        target, profile, "eu-west-1", Optional.empty(), URI.create(endpoint), "a test");
  }
}
