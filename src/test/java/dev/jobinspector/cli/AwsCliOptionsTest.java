package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.app.CommandServices;
import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.LocalEmulator;
import dev.jobinspector.cli.common.Terminal;
import dev.jobinspector.testing.RunningEmulator;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Options that scripts for the AWS CLI give: taken, in force, or refused with the reason.
@Tag("process")
class AwsCliOptionsTest {
  private static final String ID = "2d534200-7b34-4dad-9184-75d61df2d62c";

  @TempDir private Path data;
  private final RunningEmulator emulator = new RunningEmulator();
  private final RecordedService service = new RecordedService("{\"status\":\"InProgress\"}");

  @AfterEach
  void close() {
    emulator.close();
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--no-paginate",
        "--no-cli-auto-prompt",
        "--no-cli-pager",
        "--color off",
        "--color on",
        "--cli-connect-timeout 10",
        "--cli-read-timeout 10",
        "--cli-read-timeout 0",
        "--cli-binary-format raw-in-base64-out",
        "--cli-binary-format base64",
        "--debug",
        "--output table",
        "--query status"
      })
  void whatScriptsGiveIsTaken(String options) {
    List<String> command =
        new ArrayList<>(List.of("acknowledge-job", "--job-id", ID, "--nonce", "1"));
    command.addAll(List.of(options.split(" ", -1)));
    command.addAll(List.of("--generate-cli-skeleton", "output"));

    Bench.Ran ran = run(command);

    assertEquals(0, ran.exit(), ran.err());
    assertTrue(ran.out().contains("status"), ran.out());
  }

  @Test
  void aReadTimeoutThatIsReachedIsAnUnknownOutcome() {
    emulator.breakNext("AcknowledgeJob", "hang");
    Bench.Ran ran =
        run(
            List.of(
                "acknowledge-job",
                "--job-id",
                ID,
                "--nonce",
                "1",
                "--cli-read-timeout",
                "1",
                "--endpoint-url",
                emulator.endpoint().toString(),
                "--region",
                "us-east-1"));

    assertEquals(255, ran.exit());
    assertTrue(ran.err().contains("unknown"), ran.err());
  }

  @Test
  void withoutASignatureNothingIsSigned() {
    for (String option : List.of("--no-sign-request", "--no-cli-pager")) {
      assertEquals(
          0,
          run(List.of(
                  "acknowledge-job",
                  "--job-id",
                  ID,
                  "--nonce",
                  "1",
                  option,
                  "--endpoint-url",
                  service.endpoint(),
                  "--region",
                  "us-east-1"))
              .exit());
    }

    List<String> authorizations =
        service.requests().stream().map(RecordedService.Request::authorization).toList();
    assertEquals("null", authorizations.getFirst());
    assertTrue(authorizations.getLast().startsWith("AWS4-HMAC-SHA256"), authorizations.getLast());
  }

  @Test
  void debuggingWritesTheRequestToTheLogWithoutSecrets() throws Exception {
    Bench.Ran ran =
        run(
            List.of(
                "acknowledge-third-party-job",
                "--job-id",
                ID,
                "--nonce",
                "hunter2",
                "--client-token",
                "hunter3",
                "--debug",
                "--endpoint-url",
                service.endpoint(),
                "--region",
                "us-east-1"));

    assertEquals(0, ran.exit(), ran.err());
    assertTrue(ran.err().contains("is written, without secrets, to the log in " + data), ran.err());
    String log = Files.readString(data.resolve("job-inspector.0.log"));
    assertTrue(log.contains("Sending Request"), log);
    assertFalse(log.contains("hunter"), log);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--no-verify-ssl",
        "--cli-auto-prompt",
        "--cli-read-timeout -1",
        "--cli-connect-timeout x"
      })
  void whatIsNotDoneIsRefused(String options) {
    List<String> command =
        new ArrayList<>(List.of("acknowledge-job", "--job-id", ID, "--nonce", "1"));
    command.addAll(List.of(options.split(" ", -1)));
    command.addAll(List.of("--endpoint-url", service.endpoint(), "--region", "us-east-1"));
    Bench.Ran ran = run(command);

    assertEquals(252, ran.exit(), ran.err());
    assertTrue(ran.err().startsWith(options.split(" ", -1)[0] + ": "), ran.err());
    assertEquals(List.of(), service.requests());
  }

  private Bench.Ran run(List<String> command) {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--data-dir", data.toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            Map.of(),
            Terminal.NONE);
    try (CommandServices services = new CommandServices(console::say)) {
      int exit =
          JobInspectorCommand.run(
              (_, _) -> 77,
              new CommandPorts(
                  console,
                  services,
                  _ -> {
                    throw new LocalEmulator.CannotStartException("none");
                  },
                  _ -> () -> {}),
              arguments.toArray(String[]::new));
      return new Bench.Ran(exit, out.toString(), err.toString());
    }
  }
}
