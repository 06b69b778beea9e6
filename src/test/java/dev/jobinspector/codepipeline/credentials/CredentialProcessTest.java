package dev.jobinspector.codepipeline.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.config.ConfigSection;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.testing.AwsHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.AbortedException;

/// Credentials that a program prints, and programs that do not.
@Tag("process")
@DisabledOnOs(OS.WINDOWS)
@Timeout(30)
class CredentialProcessTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path folder;

  @Test
  void credentialsAndTheirAccountAreTakenFromItsOutput() {
    AwsCredentials credentials =
        process(
                """
                echo '{"Version":1,"AccessKeyId":"AKIA","SecretAccessKey":"s","AccountId":"123456789012"}'
                """)
            .resolveCredentials();
    assertEquals("AKIA", credentials.accessKeyId());
    assertEquals(Optional.of("123456789012"), credentials.accountId());
  }

  @Test
  void itsStandardErrorIsInTheMessageAndItsOutputIsNot() {
    String userMessage =
        refusal("echo hunter2; echo 'vault: session expired, run vault login' >&2; exit 2");
    assertTrue(userMessage.contains("Profile ops ("), userMessage);
    assertTrue(userMessage.contains(", line 2)"), userMessage);
    assertTrue(userMessage.contains("ended with status 2"), userMessage);
    assertTrue(userMessage.contains("vault: session expired, run vault login"), userMessage);
    assertFalse(userMessage.contains("hunter2"), userMessage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "echo hunter2|printed no JSON",
        "echo '{\"AccessKeyId\":\"hunter2\"}'|printed no \"Version\": 1",
        "echo '{\"Version\":1,\"AccessKeyId\":\"hunter2\"}'|printed no SecretAccessKey",
        "echo '{\"Version\":1,\"AccessKeyId\":\"hunter2\",\"SecretAccessKey\":\"hunter2\",\"Expiration\":\"2020-01-01T00:00:00Z\"}'|expired"
            + " at 2020-01-01T00:00:00Z",
        "echo '{\"Version\":1,\"AccessKeyId\":\"hunter2\",\"SecretAccessKey\":\"hunter2\",\"Expiration\":\"soon\"}'|no"
            + " time",
      })
  void outputThatIsNoCredentialsIsSaidAndNotRepeated(String script, String why) {
    String userMessage = refusal(script);
    assertTrue(userMessage.contains(why), userMessage);
    assertFalse(userMessage.contains("hunter2"), userMessage);
  }

  @Test
  void aProgramThatIsNotThereIsSaid() {
    String userMessage =
        assertThrows(
                ConnectionException.class,
                () ->
                    new CredentialProcess(profile("/there/is/none --x"), LONG).resolveCredentials())
            .userMessage();
    assertTrue(userMessage.contains("cannot be started"), userMessage);
  }

  @Test
  void aProgramThatHangsIsEndedAtTheLimitWithAllThatItStarted() throws IOException {
    ConnectionException thrown =
        assertThrows(
            ConnectionException.class,
            () ->
                new CredentialProcess(script(hanging()), Duration.ofMillis(700))
                    .resolveCredentials());
    assertTrue(thrown.userMessage().contains("did not end within"), thrown.userMessage());
    assertEnded();
  }

  @Test
  void whoCancelsEndsAProgramThatHangs() throws Exception {
    AtomicReference<String> userMessage = new AtomicReference<>("");
    Thread connecting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    new CredentialProcess(script(hanging()), LONG).resolveCredentials();
                  } catch (ConnectionException e) {
                    userMessage.set(e.userMessage());
                  }
                });
    awaitStarted();
    connecting.interrupt();
    connecting.join();
    assertTrue(userMessage.get().contains("was cancelled"), userMessage.get());
    assertEnded();
  }

  @Test
  void whoWaitsForAProgramThatAnotherStartedCanCancelToo() throws Exception {
    KeptCredentials kept = new KeptCredentials(new CredentialProcess(script(hanging()), LONG));
    Thread first = Thread.ofVirtual().start(() -> quietly(kept));
    awaitStarted();
    Thread second = Thread.ofVirtual().start(() -> quietly(kept));
    while (second.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    second.interrupt();
    second.join();
    assertTrue(first.isAlive());
    first.interrupt();
    first.join();
    assertEnded();
  }

  private static void quietly(KeptCredentials credentials) {
    try {
      credentials.resolveCredentials();
    } catch (ConnectionException | AbortedException _) {
      // Cancelled.
    }
  }

  private void awaitStarted() throws Exception {
    while (!Files.exists(folder.resolve("pid")) || Files.size(folder.resolve("pid")) == 0) {
      Thread.sleep(1);
    }
  }

  private String hanging() {
    return "sleep 600 & echo $! > '" + folder.resolve("pid") + "'; wait";
  }

  private void assertEnded() throws IOException {
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    ProcessHandle.of(pid).ifPresent(child -> child.onExit().join());
    assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  private String refusal(String script) {
    return assertThrows(ConnectionException.class, () -> process(script).resolveCredentials())
        .userMessage();
  }

  private CredentialProcess process(String script) {
    return new CredentialProcess(script(script), LONG);
  }

  private ConfigSection script(String script) {
    new AwsHome(folder).file("script.sh", script);
    return profile("sh '" + folder.resolve("script.sh") + "'");
  }

  private ConfigSection profile(String command) {
    AwsHome home =
        new AwsHome(folder).config("[profile ops]\ncredential_process = " + command + "\n");
    return Objects.requireNonNull(home.environment().config().profiles().get("ops"));
  }
}
