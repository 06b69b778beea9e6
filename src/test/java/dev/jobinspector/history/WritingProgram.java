package dev.jobinspector.history;

import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.Intent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A process of its own that writes attempts, and prints each step after the history has promised
/// it.
///
/// Arguments: the data directory, and how many attempts.
final class WritingProgram {
  private WritingProgram() {}

  public static void main(String... arguments) {
    int attempts = Integer.parseInt(arguments[1]);
    long process = ProcessHandle.current().pid();
    try (AttemptLog log = SqliteHistory.open(Path.of(arguments[0])).log()) {
      System.out.println("open");
      for (int attempt = 0; attempt < attempts; attempt++) {
        Intent intent = Samples.acknowledge(Instant.now(), "job-" + attempt + "-" + process);
        log.begin(intent);
        System.out.println("begun " + intent.id());
        log.conclude(intent.id(), Samples.confirmed(Instant.now()));
        System.out.println("concluded " + intent.id());
      }
    }
  }

  static Process start(Path directory, int attempts) throws IOException {
    return start(WritingProgram.class, directory.toString(), Integer.toString(attempts));
  }

  /// Another program of these tests.
  static Process start(Class<?> program, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
