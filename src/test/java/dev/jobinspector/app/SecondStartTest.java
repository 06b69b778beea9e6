package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a second process, beside a window that is open.
class SecondStartTest {
  @TempDir private Path folder;

  @Test
  void itHandsOverItsArgumentsAndEndsWithoutLoadingJavaFx() throws Exception {
    Path data = folder.resolve("data");
    BlockingQueue<List<String>> taken = new LinkedBlockingQueue<>();
    try (FirstStart first = FirstStart.on(data);
        LaterStarts _ = LaterStarts.on(data, taken::add).orElseThrow()) {
      assertFalse(first.isSecond());
      Path classes = folder.resolve("classes.txt");
      Path output = folder.resolve("output.txt");
      String[] arguments = {"--data-dir", data.toString(), "--region", "eu-west-1"};
      assertEquals(0, run(classes, output, arguments), Files.readString(output));
      assertEquals(List.of(arguments), taken.take());
      assertEquals("", Files.readString(output));
      List<String> loaded = Files.readAllLines(classes);
      assertTrue(
          loaded.stream().anyMatch(line -> line.contains("dev.jobinspector.app.FirstStart")));
      assertEquals(
          List.of(),
          loaded.stream()
              .filter(
                  line ->
                      line.contains(" javafx.application.Platform")
                          || line.contains(" com.sun.javafx.tk.")
                          || line.contains(" com.sun.glass.")
                          || line.contains(" javafx.stage."))
              .toList());
    }
  }

  private static int run(Path classes, Path output, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xlog:class+load:file=" + classes,
            "-classpath",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("DISPLAY", ":4711"); // nothing is there: it must not be asked for
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + Files.readString(output, StandardCharsets.UTF_8));
    }
    return process.exitValue();
  }
}
