package dev.jobinspector.app.tour;

import dev.jobinspector.app.LaunchOptions;
import dev.jobinspector.app.MainWindow;
import dev.jobinspector.settings.TiedHosts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The tour where there is no display, on a history of its own.
public final class HeadlessTour {
  private static final int LONGEST_MINUTES = 15;

  /// Set by the installers while the AOT cache of the window is made.
  private static final String TRAINING = "job-inspector.training";

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 860;

  private HeadlessTour() {}

  /// Plays it to its end and returns the exit code.
  public static int play(Path pictures, PrintStream out) {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    Path data = temporaryFolder();
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    try {
      Platform.startup(() -> open(data, pictures, out, exit));
      return exit.orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES).join();
    } finally {
      Platform.exit();
      delete(data);
    }
  }

  private static void open(
      Path data, Path pictures, PrintStream out, CompletableFuture<Integer> exit) {
    Stage stage = new Stage();
    MainWindow window =
        MainWindow.show(
            stage,
            new LaunchOptions(
                data,
                false,
                Optional.empty(),
                Optional.empty(),
                TiedHosts.NONE,
                Optional.empty(),
                Map.of("HOME", data.toString())),
            _ -> {});
    // The headless screen is small; the pictures are for people with larger ones.
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
    Tour tour = new Tour(stage.getScene(), window, pictures, out);
    (Boolean.getBoolean(TRAINING) ? tour.everyday() : tour.whole())
        .play(
            code -> {
              stage.close();
              window.close();
              exit.complete(code);
            });
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("job-inspector-tour");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
