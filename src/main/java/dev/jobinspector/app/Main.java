package dev.jobinspector.app;

import dev.jobinspector.cli.JobInspectorCommand;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;

/// The program: `java -cp "target/app/*" dev.jobinspector.app.Main`.
public final class Main {
  private static final int CANNOT_START = 1;

  private Main() {}

  public static void main(String[] arguments) {
    Logs.quietLibraries();
    System.exit(
        JobInspectorCommand.commandLine((_, tour) -> open(tour, arguments)).execute(arguments));
  }

  private static int open(Optional<Path> tour, String[] arguments) {
    if (Display.isThere()) {
      return Display.missingForAWindow().map(Main::cannot).orElseGet(() -> window(arguments));
    }
    if (tour.isEmpty()) {
      return cannot(Display.NONE);
    }
    System.out.println(
        "There is no display: playing the main job on JavaFX's headless platform instead.");
    return Display.missingToDraw()
        .map(Main::cannot)
        .orElseGet(() -> HeadlessTour.play(tour.get(), System.out));
  }

  private static int window(String[] arguments) {
    try {
      Application.launch(JobInspectorApp.class, arguments);
      return 0;
    } catch (UnsupportedOperationException refused) { // thrown as such for a display that is gone
      return cannot(
          "The display %s does not answer. Check that it runs and that you may use it."
              .formatted(System.getenv("DISPLAY")));
    }
  }

  private static int cannot(String words) {
    System.err.println(words);
    return CANNOT_START;
  }
}
