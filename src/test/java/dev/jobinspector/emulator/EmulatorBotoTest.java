package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The script that worker authors find in the document, by boto3.
@Tag("process")
final class EmulatorBotoTest {
  @Test
  void theScriptMakesWorkDoesItAndSeesThePipelineSucceed() throws Exception {
    assumeTrue(hasBoto(), "SKIPPED: python3 has no boto3 here, so provision.py was not run at all");
    Path script =
        Path.of(Objects.requireNonNull(EmulatorBotoTest.class.getResource("provision.py")).toURI());
    try (var service = Started.builtIn()) {
      var run = run("python3", script.toString(), service.endpoint().toString());
      assertEquals("succeeded", run.output().strip());
      assertEquals(0, run.exitCode());
    }
  }

  private static boolean hasBoto() throws Exception {
    try {
      return run("python3", "-c", "import boto3").exitCode() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private record Run(int exitCode, String output) {}

  private static Run run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
