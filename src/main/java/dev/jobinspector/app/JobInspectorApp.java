package dev.jobinspector.app;

import dev.jobinspector.cli.JobInspectorCommand;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.ui.common.Icons;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/// The window as JavaFX starts it. Takes the options of the command line.
public final class JobInspectorApp extends Application {
  static {
    Transport.allowProxyLogin();
  }

  private Optional<MainWindow> window = Optional.empty();

  /// Fonts are loaded on another thread, beside the first half of [#start]: 60 ms.
  @Override
  public void init() {
    Thread.ofPlatform().daemon().start(Icons::loadFonts);
  }

  @Override
  public void start(Stage stage) {
    GlobalOptions options =
        JobInspectorCommand.parse(getParameters().getRaw().toArray(String[]::new));
    window =
        Optional.of(
            MainWindow.show(
                stage,
                LaunchOptions.of(options, System.getenv()),
                getHostServices()::showDocument));
  }

  @Override
  public void stop() {
    window.ifPresent(MainWindow::close);
  }
}
