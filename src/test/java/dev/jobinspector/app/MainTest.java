package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own, with no display.
class MainTest {
  @TempDir private Path folder;

  private record Ended(int exitCode, String output) {}

  @Test
  void withNoDisplayTheTourPlaysTheMainJobAndKeepsPictures() throws Exception {
    Ended ended = run("--tour-without-display=" + folder.resolve("tour"));
    assertEquals(0, ended.exitCode(), ended.output());
    assertTrue(ended.output().contains("the service answers"), ended.output());
    try (Stream<Path> pictures = Files.list(folder.resolve("tour"))) {
      assertEquals(8, pictures.filter(p -> p.toString().endsWith(".png")).count());
    }
  }

  @Test
  void withNoDisplayAndNoTourThereAreWordsAndAnExitCode() throws Exception {
    Ended ended = run();
    assertEquals(1, ended.exitCode());
    assertTrue(ended.output().contains("There is no display"), ended.output());
    assertNoStackTrace(ended);
  }

  @Test
  void aWrongOptionIsSaidInWords() throws Exception {
    Ended ended = run("--colour", "blue");
    assertEquals(252, ended.exitCode());
    assertTrue(ended.output().contains("Unknown option"), ended.output());
    assertNoStackTrace(ended);
  }

  private static void assertNoStackTrace(Ended ended) {
    assertFalse(ended.output().contains("\tat "), ended.output());
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    Process process = builder.start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + Files.readString(output));
    }
    return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }
}
