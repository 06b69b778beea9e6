package dev.jobinspector.app.tour;

import dev.jobinspector.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What the AOT cache of commands is trained by: the commands of [CommandTour], one after another
/// in this process, on an emulator in another, so that nothing of the emulator or of a window is in
/// their cache.
public final class CommandTraining {
  private CommandTraining() {}

  /// Runs commands while their classes are recorded.
  ///
  /// @param arguments an empty folder for the history
  public static void main(String[] arguments) throws IOException {
    var _ = Main.begin();
    Process emulator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "emulator",
                "--port",
                "0")
            .redirectErrorStream(true)
            .start();
    int exit;
    try (BufferedReader said = emulator.inputReader(StandardCharsets.UTF_8)) {
      String line = String.valueOf(said.readLine());
      exit =
          CommandTour.play(
              Path.of(arguments[0]), line.substring(line.lastIndexOf(' ') + 1), System.out);
    } finally {
      emulator.destroy();
    }
    if (exit != 0) {
      System.exit(exit);
    }
    Main.main(new String[] {"--version"}); // the way from the start of the program, which it ends
  }
}
