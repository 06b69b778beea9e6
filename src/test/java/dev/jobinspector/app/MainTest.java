package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.app.tour.CommandTraining;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.testing.RunningEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own, with no display.
@Tag("process")
class MainTest {
  private static final String MAIN = Main.class.getName();

  @TempDir private Path folder;

  private record Ended(int exitCode, String output) {}

  @Test
  void withNoDisplayTheTourPlaysTheMainJobAndKeepsPictures() throws Exception {
    Ended ended = run("--tour-without-display=" + folder.resolve("tour"));
    assertEquals(0, ended.exitCode(), ended.output());
    assertTrue(ended.output().contains("the service answers"), ended.output());
    try (Stream<Path> pictures = Files.list(folder.resolve("tour"))) {
      assertEquals(44, pictures.filter(p -> p.toString().endsWith(".png")).count());
    }
  }

  @Test
  void whatTheCacheOfTheWindowIsTrainedOnEndsWellAndKeepsNoPictures() throws Exception {
    ProcessBuilder training = builder("--tour-without-display=" + folder.resolve("tour"));
    training.command().add(1, "-Djob-inspector.training=true");
    Ended ended = run(training);
    assertEquals(0, ended.exitCode(), ended.output());
    assertTrue(ended.output().contains("a stuck action is selected"), ended.output());
    assertFalse(Files.exists(folder.resolve("tour")), ended.output());
  }

  @Test
  void theCommandsThatTheirCacheIsTrainedOnEndWell() throws Exception {
    ProcessBuilder training = builder(folder.resolve("training").toString());
    training.command().set(training.command().indexOf(MAIN), CommandTraining.class.getName());
    Ended ended = run(training);
    assertEquals(0, ended.exitCode(), ended.output());
    assertTrue(ended.output().contains("acknowledge-job ends with 0"), ended.output());
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

  @Test
  void theEmulatorListensUntilItIsAskedToEnd() throws Exception {
    Process emulator = builder("emulator", "--port", "0").start();
    try (BufferedReader output = emulator.inputReader(StandardCharsets.UTF_8)) {
      String greeting = "CodePipeline emulator listening on ";
      String line = String.valueOf(output.readLine());
      assertTrue(line.matches(greeting + "http://127\\.0\\.0\\.1:[1-9]\\d*"), line);
      URI endpoint = URI.create(line.substring(greeting.length()));

      assertTrue(jobs(endpoint).contains("\"nonce\""));
      Ended second = run("emulator", "--port", String.valueOf(endpoint.getPort()));
      assertEquals(255, second.exitCode(), second.output());
      assertTrue(second.output().contains("is in use"), second.output());
      assertNoStackTrace(second);

      emulator.destroy();
      assertTrue(emulator.waitFor(60, TimeUnit.SECONDS));
      try (ServerSocket free =
          new ServerSocket(endpoint.getPort(), 1, InetAddress.getLoopbackAddress())) {
        assertTrue(free.isBound());
      }
    } finally {
      emulator.destroyForcibly();
    }
  }

  @Test
  void aCommandLeavesNoThreadThatPollsSocketsForWhichTheJvmWouldWait() throws Exception {
    Path classes = folder.resolve("classes.txt");
    try (RunningEmulator emulator = new RunningEmulator()) {
      KnownJob job = emulator.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
      ProcessBuilder acknowledge =
          builder(
              "acknowledge-job",
              "--job-id",
              job.id(),
              "--nonce",
              job.nonce().orElseThrow().value(),
              "--endpoint-url",
              emulator.endpoint().toString(),
              "--region",
              "us-east-1",
              "--data-dir",
              folder.resolve("data").toString());
      acknowledge.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes);

      Ended ended = run(acknowledge);

      assertEquals(0, ended.exitCode(), ended.output());
      String loaded = Files.readString(classes);
      assertTrue(loaded.contains("sun.net.www.http.HttpClient "), "sent a request");
      assertFalse(loaded.contains("sun.nio.ch.Poller$Pollers "), "polls sockets");
    }
  }

  private static String jobs(URI endpoint) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/_emulator/jobs")).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode());
      return answer.body();
    }
  }

  private static void assertNoStackTrace(Ended ended) {
    assertFalse(ended.output().contains("\tat "), ended.output());
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    return run(builder(arguments));
  }

  private Ended run(ProcessBuilder program) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process = program.redirectOutput(output.toFile()).start();
    if (!process.waitFor(600, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + Files.readString(output));
    }
    return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  private static ProcessBuilder builder(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                MAIN));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    return builder;
  }
}
