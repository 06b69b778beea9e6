package dev.jobinspector.ui.main;

import atlantafx.base.theme.PrimerLight;
import dev.jobinspector.job.connection.DeviceCode;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.connection.SignInResult;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.settings.Settings;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.FxTaskRunner;
import dev.jobinspector.ui.connection.Connections;
import dev.jobinspector.ui.connection.PlayedConnector;
import dev.jobinspector.ui.connection.WindowPrompt;
import dev.jobinspector.ui.connection.banner.Banner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;

/// The whole window over connections, sign-ins and a browser that a test plays.
final class PlayedWindow {
  static final String ACCOUNT = "111122223333";

  private final FxTaskRunner tasks = new FxTaskRunner();
  private final PlayedConnector connector = new PlayedConnector();
  private final WindowPrompt prompt = new WindowPrompt(tasks::onFxThread);
  private final List<String> opened = new CopyOnWriteArrayList<>();
  private final CountDownLatch allowed = new CountDownLatch(1);
  private boolean browserWorks = true;
  private Optional<MainViewModel> model = Optional.empty();
  private Optional<Stage> stage = Optional.empty();

  /// Shows it, connected to nothing.
  void open(Path data) throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    connector.know(PlayedConnector.of(ACCOUNT, "Ops/ann"));
    FxToolkit.setupStage(shown -> show(shown, data));
  }

  private void show(Stage shown, Path data) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage = Optional.of(shown);
    MainViewModel made =
        new MainViewModel(
            tasks,
            tasks,
            Clock.systemUTC(),
            new JobServices(
                connector,
                MemoryAttemptLog::new,
                new ReadOnlySwitch(false),
                over -> over.profile().filter(name -> name.contains("prod")).isPresent(),
                Clock.systemUTC()),
            new MainViewModelTest.Told(),
            (_, _) -> {},
            new Connections.Ports(prompt, (profile, _) -> signedIn(profile)));
    model = Optional.of(made);
    MainView view =
        new MainView(
            made,
            tasks,
            new NoFile(),
            this::browse,
            new MainLayout(Settings.DEFAULTS, () -> {}),
            data);
    Scene scene = new Scene(view.overlays(), 1280, 860);
    Stream.of("controlsfx-on-atlantafx.css", "job-inspector.css")
        .map(name -> MainView.class.getResource("/dev/jobinspector/ui/" + name))
        .map(Objects::requireNonNull)
        .forEach(sheet -> scene.getStylesheets().add(sheet.toExternalForm()));
    shown.setScene(scene);
    view.installShortcuts();
    shown.titleProperty().bind(made.connection().told(Banner::title, "Job Inspector"));
    shown.show();
  }

  private SignInResult signedIn(Optional<String> profile) {
    signIn("AAAA-BBBB");
    connector.connectsAgain();
    return new SignInResult.SignedIn(profile.orElseThrow(), Instant.now());
  }

  private void browse(String page) {
    if (!browserWorks) {
      throw new IllegalStateException("no browser");
    }
    opened.add(page);
    allowed.countDown();
  }

  /// Has every attempt to open the browser fail.
  void withoutBrowser() {
    browserWorks = false;
  }

  /// Waits until somebody allows it in the browser, or gives it up.
  void signIn(String code) {
    try (SignInPrompt.Shown _ = prompt.show(code(code), allowed::countDown)) {
      allowed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static DeviceCode code(String code) {
    return new DeviceCode(
        "ops-read",
        code,
        URI.create("https://device.sso.us-east-1.amazonaws.com/"),
        URI.create("https://device.sso.us-east-1.amazonaws.com/?user_code=" + code),
        Instant.parse("2026-03-01T12:10:00Z"));
  }

  PlayedConnector connector() {
    return connector;
  }

  WindowPrompt prompt() {
    return prompt;
  }

  /// Returns the pages that were opened.
  List<String> opened() {
    return List.copyOf(opened);
  }

  MainViewModel model() {
    return model.orElseThrow();
  }

  Stage stage() {
    return stage.orElseThrow();
  }

  private static final class NoFile implements FileChoice {
    @Override
    public Optional<Path> saveAs(String suggestion) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> open(String title) {
      return Optional.empty();
    }
  }
}
