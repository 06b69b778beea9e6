package dev.jobinspector.app.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.app.Main;
import dev.jobinspector.app.WatchedProgram;
import dev.jobinspector.emulator.Emulator;
import dev.jobinspector.emulator.EmulatorOptions;
import dev.jobinspector.job.connection.ConnectionChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The program as a second process, beside a window that is open.
@Tag("process")
class SecondStartTest {
  private static final ConnectionChoice EU_WEST_1 =
      new ConnectionChoice.Aws(Optional.empty(), Optional.of("eu-west-1"), Optional.empty());

  /// Of nobody: an emulator takes any.
  private static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "not-a-secret");

  @TempDir private Path folder;

  @Test
  void itHandsOverItsArgumentsAndEndsWithoutLoadingJavaFx() throws Exception {
    Path data = folder.resolve("data");
    BlockingQueue<LaunchMessage> taken = new LinkedBlockingQueue<>();
    try (InstanceLock first = InstanceLock.on(data);
        InstanceServer _ =
            InstanceServer.on(
                    data,
                    handover -> {
                      taken.add(handover);
                      return LaunchMessage.Answer.TAKEN;
                    })
                .orElseThrow()) {
      assertFalse(first.isSecond());
      Path classes = folder.resolve("classes.txt");
      Path output = folder.resolve("output.txt");
      String[] arguments = {"--data-dir", data.toString(), "--region", "eu-west-1"};
      assertEquals(0, run(classes, output, arguments), Files.readString(output));
      LaunchMessage handover = taken.take();
      assertEquals(List.of(arguments), handover.arguments());
      assertEquals(AwsVariables.mark(System.getenv(), EU_WEST_1), handover.environment());
      assertEquals("", Files.readString(output));
      List<String> loaded = Files.readAllLines(classes);
      assertTrue(
          loaded.stream()
              .anyMatch(line -> line.contains("dev.jobinspector.app.instance.InstanceLock")));
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

  @Test
  void theWindowOfTheFirstStartComesToTheFrontAndTakesTheOptions() throws Exception {
    Path data = folder.resolve("data");
    ProcessBuilder program =
        program(
            List.of("-Dglass.platform=Headless", "-Dprism.order=sw"),
            WatchedProgram.class,
            "--data-dir",
            data.toString());
    program.environment().putAll(KEYS);
    Process first = program.redirectErrorStream(true).start();
    try (Emulator emulator = Emulator.start(EmulatorOptions.defaults())) {
      BlockingQueue<String> said = new LinkedBlockingQueue<>();
      Thread.ofVirtual().start(() -> first.inputReader().lines().forEach(said::add));
      await(said, WatchedProgram.PUT_AWAY);
      ProcessBuilder second =
          program(
              List.of(),
              Main.class,
              "--data-dir",
              data.toString(),
              "--read-only",
              "--region",
              "eu-west-1",
              "--endpoint-url",
              emulator.endpoint().toString());
      second.environment().putAll(KEYS);
      Path output = folder.resolve("output.txt");
      assertEquals(0, run(second, output), Files.readString(output));
      assertEquals("", Files.readString(output));
      await(said, WatchedProgram.IN_FRONT);
      await(said, WatchedProgram.READ_ONLY);
      await(said, "eu-west-1");
    } finally {
      first.destroyForcibly().waitFor();
    }
  }

  private static void await(BlockingQueue<String> said, String userMessage)
      throws InterruptedException {
    List<String> others = new ArrayList<>();
    String next;
    do {
      next = said.poll(120, TimeUnit.SECONDS);
      assertNotNull(next, "the window did not say: " + userMessage + ", but " + others);
      others.add(next);
    } while (!next.contains(userMessage));
  }

  @ParameterizedTest
  @CsvSource({"OTHER_HISTORY, a history other than", "OTHER_ENVIRONMENT, different AWS_"})
  void whatTheWindowCannotDoForItIsSaidAndItOpensNone(LaunchMessage.Answer answer, String said)
      throws Exception {
    Path data = folder.resolve("data");
    try (InstanceLock first = InstanceLock.on(data);
        InstanceServer _ = InstanceServer.on(data, _ -> answer).orElseThrow()) {
      assertFalse(first.isSecond());
      Path output = folder.resolve("output.txt");
      assertEquals(
          Main.CANNOT_START,
          run(folder.resolve("classes.txt"), output, "--data-dir", data.toString()));
      String userMessage = Files.readString(output);
      assertTrue(userMessage.contains(said), userMessage);
      assertEquals(1, userMessage.lines().count(), userMessage);
    }
  }

  @Test
  void onlyVariablesThatWouldMakeAnotherConnectionCount() {
    String none = AwsVariables.mark(Map.of("PATH", "/bin", "AWS_PAGER", "less"), EU_WEST_1);
    assertEquals(none, AwsVariables.mark(Map.of("AWS_REGION", "us-east-1"), EU_WEST_1));
    assertNotEquals(none, AwsVariables.mark(Map.of("AWS_PROFILE", "prod"), EU_WEST_1));
    assertNotEquals(none, AwsVariables.mark(Map.of("AWS_ACCESS_KEY_ID", "AKIA"), EU_WEST_1));
  }

  private static int run(Path classes, Path output, String... arguments)
      throws IOException, InterruptedException {
    return run(program(List.of("-Xlog:class+load:file=" + classes), Main.class, arguments), output);
  }

  private static int run(ProcessBuilder program, Path output)
      throws IOException, InterruptedException {
    Process process = program.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + Files.readString(output, StandardCharsets.UTF_8));
    }
    return process.exitValue();
  }

  private static ProcessBuilder program(List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DISPLAY", ":4711"); // nothing is there: it must not be asked for
    return builder;
  }
}
