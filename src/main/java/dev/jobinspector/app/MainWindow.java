package dev.jobinspector.app;

import dev.jobinspector.job.ConnectionChoice;
import dev.jobinspector.ui.common.FxTaskRunner;
import dev.jobinspector.ui.main.MainView;
import dev.jobinspector.ui.main.MainViewModel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The window with everything behind it.
final class MainWindow implements AutoCloseable {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 860;

  private final Wiring wiring;
  private final MainViewModel model;

  private MainWindow(Wiring wiring, MainViewModel model) {
    this.wiring = wiring;
    this.model = model;
  }

  /// Shows the window, and connects once the user sees it.
  ///
  /// @param data where history and logs are kept
  static MainWindow show(Stage stage, Path data, boolean readOnly, ConnectionChoice connection) {
    FxTaskRunner tasks = new FxTaskRunner();
    Wiring wiring = new Wiring(data, readOnly);
    MainViewModel model = new MainViewModel(tasks, wiring.services(), wiring);
    Theme.follow(model.appearanceProperty());
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(
            new MainView(model, tasks, new DesktopFileChoice(stage)),
            Math.min(WIDTH, screen.getWidth()),
            Math.min(HEIGHT, screen.getHeight()));
    Stream.of("controlsfx-on-atlantafx.css", "job-inspector.css")
        .map(name -> "/dev/jobinspector/ui/" + name)
        .map(path -> Objects.requireNonNull(MainWindow.class.getResource(path), path))
        .forEach(sheet -> scene.getStylesheets().add(sheet.toExternalForm()));
    stage.setScene(scene);
    stage.setTitle("Job Inspector");
    stage.setMinWidth(940);
    stage.setMinHeight(620);
    FirstFrame.of(scene, () -> model.connection().connect(connection));
    stage.show();
    scene.lookup("#jobs-table").requestFocus();
    return new MainWindow(wiring, model);
  }

  MainViewModel model() {
    return model;
  }

  @Override
  public void close() {
    wiring.close();
  }
}
