package dev.jobinspector.app.tour;

import dev.jobinspector.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the AOT cache of commands is trained by: the commands of [CommandTour], one after another
/// in this process, on an emulator in another, so that nothing of the emulator or of a window is in
/// their cache; over TLS, as at AWS.
public final class CommandTraining {
  private CommandTraining() {}

  /// Runs commands while their classes are recorded.
  ///
  /// @param arguments a folder for the history and the certificate
  public static void main(String[] arguments) throws IOException {
    var _ = Main.begin();
    Path data = Files.createDirectories(Path.of(arguments[0]));
    String certificate = data.resolve("certificate.pem").toString();
    Process emulator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "emulator",
                "--port",
                "0",
                "--tls",
                certificate)
            .redirectErrorStream(true)
            .start();
    int exit;
    try (BufferedReader said = emulator.inputReader(StandardCharsets.UTF_8)) {
      String line = String.valueOf(said.readLine());
      List<String> connection =
          List.of(
              "--endpoint-url",
              line.substring(line.lastIndexOf(' ') + 1),
              "--ca-bundle",
              certificate,
              "--region",
              "us-east-1");
      exit = new CommandTour(data, connection, System.out).play();
    } finally {
      emulator.destroy();
    }
    if (exit != 0) {
      System.exit(exit);
    }
    Main.main(new String[] {"--version"}); // the way from the start of the program, which it ends
  }
}
