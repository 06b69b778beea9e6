package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text beyond ASCII arrives as it was typed, whatever the locale, or nothing is sent.
@Tag("process")
@EnabledOnOs(OS.LINUX)
class LocaleTest {
  private static final String ID = "69f6a263-4c2c-42c5-994d-cb18eb5e73c2";
  private static final String MESSAGE = "Größe überschritten – zu groß";
  private static final String JAVA = System.getProperty("java.home") + "/bin/java";
  private static final String CLASSES = System.getProperty("java.class.path");

  @AutoClose private final RecordedService service = new RecordedService("");
  @TempDir private Path folder;

  /// What a program left behind.
  private record Ended(int exit, String out, String err) {}

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LANG=", "LC_ALL=xx_YY.UTF-8", "LC_TIME=xx_YY.UTF-8"})
  void theLauncherCarriesArgumentsAndFilesInEveryLocale(String locale) throws Exception {
    Path file = Files.writeString(folder.resolve("büro.json"), "{\"jobId\": \"" + ID + "\"}");

    Ended ended =
        ended(
            locale,
            launcher().toString(),
            "put-job-failure-result",
            "--cli-input-json",
            "file://" + file,
            "--failure-details",
            "type=JobFailed,message=" + MESSAGE);

    assertEquals(0, ended.exit(), ended.err());
    assertEquals(
        "{\"jobId\":\"%s\",\"failureDetails\":{\"type\":\"JobFailed\",\"message\":\"%s\"}}"
            .formatted(ID, MESSAGE),
        service.requests().getFirst().body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"type=JobFailed,message=Größe", "file:///büro.json", "@env:WORDS"})
  void withoutTheLauncherLostTextIsRefusedAndTheLocaleNamed(String details) throws Exception {
    Ended ended =
        ended(
            "LC_ALL=C",
            JAVA,
            "-cp",
            CLASSES,
            CommandProgram.class.getName(),
            "put-job-failure-result",
            "--job-id",
            ID,
            "--failure-details",
            details);

    assertEquals(252, ended.exit(), ended.err());
    assertTrue(ended.err().contains("The locale (LC_ALL=C) cannot carry"), ended.err());
    assertEquals(List.of(), service.requests());
  }

  @Test
  void aFileCarriesWhatTheLocaleCannot() throws Exception {
    Path file = Files.writeString(folder.resolve("words.txt"), "type=JobFailed,message=Größe");

    Ended ended =
        ended(
            "LC_ALL=C",
            JAVA,
            "-cp",
            CLASSES,
            CommandProgram.class.getName(),
            "put-job-failure-result",
            "--job-id",
            ID,
            "--failure-details",
            "file://" + file);

    assertEquals(0, ended.exit(), ended.err());
    assertTrue(service.requests().getFirst().body().contains("Größe"));
  }

  /// An installed program around the one under test.
  private Path launcher() throws IOException {
    Path program = folder.resolve("image/bin/job-inspector");
    Path java = folder.resolve("image/lib/runtime/bin/java");
    for (Path file : List.of(program, java, folder.resolve("image/lib/app/jvm-options"))) {
      Files.createDirectories(file.getParent());
    }
    Files.copy(Path.of("installers/linux/job-inspector"), program);
    Files.writeString(
        java,
        """
        #!/bin/sh
        while [ "$1" != dev.jobinspector.app.Main ]; do shift; done
        shift
        exec '%s' -cp '%s' %s "$@"
        """
            .formatted(JAVA, CLASSES, CommandProgram.class.getName()));
    for (Path file : List.of(program, java)) {
      assertTrue(file.toFile().setExecutable(true));
    }
    return program;
  }

  private Ended ended(String locale, String... command) throws Exception {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--endpoint-url", service.endpoint(), "--region", "us-east-1"));
    // Whatever this test's own locale is, the words arrive as UTF-8.
    Path script =
        Files.writeString(
            folder.resolve("run.sh"),
            String.join(" ", all.stream().map(word -> "'" + word + "'").toList()),
            StandardCharsets.UTF_8);
    ProcessBuilder builder =
        new ProcessBuilder("env", "WORDS=type=JobFailed,message=Größe", "sh", script.toString());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
    String[] setting = locale.split("=", 2);
    environment.put(setting[0], setting[1]);
    Path err = folder.resolve("err.txt");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, Files.readString(err));
  }
}
