package dev.jobinspector.app;

import dev.jobinspector.cli.JobInspectorCommand;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;

/// The program: `java -cp "target/app/*" dev.jobinspector.app.Main`.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Logs.quietLibraries();
    System.exit(
        JobInspectorCommand.commandLine((_, tour) -> open(tour, arguments)).execute(arguments));
  }

  private static int open(Optional<Path> tour, String[] arguments) {
    if (Display.isThere()) {
      return Display.explained(
          () -> {
            Application.launch(JobInspectorApp.class, arguments);
            return 0;
          });
    }
    if (tour.isEmpty()) {
      System.err.println(Display.NONE);
      return 1;
    }
    System.out.println(
        "There is no display: playing the main job on JavaFX's headless platform instead.");
    return Display.explained(() -> HeadlessTour.play(tour.get(), System.out));
  }
}
