package dev.jobinspector.app;

import dev.jobinspector.app.instance.AwsVariables;
import dev.jobinspector.app.instance.InstanceServer;
import dev.jobinspector.app.instance.LaunchMessage;
import dev.jobinspector.app.log.Logs;
import dev.jobinspector.app.log.UncaughtErrorReporter;
import dev.jobinspector.app.notification.NotificationProgram;
import dev.jobinspector.cli.JobInspectorCommand;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SharedFilesWatch;
import dev.jobinspector.history.HistoryMaintenance;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.service.ProfileWatch;
import dev.jobinspector.settings.LastConnection;
import dev.jobinspector.settings.Settings;
import dev.jobinspector.settings.SettingsFile;
import dev.jobinspector.settings.SettingsSaver;
import dev.jobinspector.ui.common.FxTaskRunner;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.connection.Connections;
import dev.jobinspector.ui.connection.RecentConnections;
import dev.jobinspector.ui.connection.WindowPrompt;
import dev.jobinspector.ui.connection.banner.Banner;
import dev.jobinspector.ui.main.MainLayout;
import dev.jobinspector.ui.main.MainView;
import dev.jobinspector.ui.main.MainViewModel;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import picocli.CommandLine;

/// The window with everything behind it.
public final class MainWindow implements AutoCloseable {
  private final FxTaskRunner tasks = new FxTaskRunner();
  private final Stage stage;
  private final LaunchOptions start;
  private final Optional<String> historyUrl;
  private final AtomicReference<Settings> inForce;
  private final Wiring wiring;
  private final WindowPrompt prompt;
  private final MainViewModel model;
  private final Logs logs;
  private final UncaughtErrorReporter uncaught;
  private Runnable noMoreMaintenance = () -> {};
  private Optional<SettingsKeeper> keeper = Optional.empty();
  private Optional<ProfileWatch.Registration> watch = Optional.empty();
  private Optional<InstanceServer> instanceServer = Optional.empty();

  private MainWindow(Stage stage, LaunchOptions start, Settings settings, Logs logs) {
    this.stage = stage;
    this.start = start;
    this.logs = logs;
    historyUrl = start.historyUrl().or(settings::historyUrl);
    inForce = new AtomicReference<>(settings);
    prompt = new WindowPrompt(tasks::onFxThread);
    wiring =
        new Wiring(
            new HistoryLocation(start.data(), historyUrl),
            start.readOnly() || settings.readOnly(),
            () -> AwsEnvironment.of(start.variables()).withCaBundle(start.caBundle()),
            prompt,
            inForce::get);
    model =
        new MainViewModel(
            tasks,
            tasks,
            Clock.systemUTC(),
            wiring.services(),
            wiring,
            NotificationProgram.ofThisSystem(),
            new Connections.Ports(prompt, wiring.signIn()));
    model.watch().restore(settings.watched());
    model.connections().picker().recent().all().setAll(settings.recent());
    model.connections().production().keptProperty().set(settings.production());
    model.connections().trust().tiesProperty().set(settings.ties());
    model.connections().trust().give(start.ties());
    model.connections().trust().inForce().subscribe(ties -> inForce.set(inForce.get().with(ties)));
    model
        .connections()
        .production()
        .keptProperty()
        .subscribe(production -> inForce.set(inForce.get().with(production)));
    model.appearanceProperty().set(settings.appearance());
    uncaught = UncaughtErrorReporter.tell(this::tell, start.data());
  }

  /// Shows the window as it was left, and connects once the user sees it.
  ///
  /// @param browser opens a page
  public static MainWindow show(Stage stage, LaunchOptions start, Consumer<String> browser) {
    Logs logs = Logs.to(start.data());
    SettingsFile file = new SettingsFile(start.data(), Clock.systemUTC());
    SettingsFile.Result read = file.read();
    MainWindow window = new MainWindow(stage, start, read.settings(), logs);
    window.show(read, file, browser);
    return window;
  }

  private void show(SettingsFile.Result read, SettingsFile file, Consumer<String> browser) {
    Settings settings = read.settings();
    Theme.follow(model.appearanceProperty());
    MainLayout layout = new MainLayout(settings, this::changed);
    WindowPlacement placement = new WindowPlacement(stage, settings.window());
    Dimension2D size = placement.expected();
    MainView view =
        new MainView(model, tasks, new DesktopFileChoice(stage), browser, layout, start.data());
    Scene scene = new Scene(view.overlays(), size.getWidth(), size.getHeight());
    Stream.of("controlsfx-on-atlantafx.css", "job-inspector.css")
        .map(name -> "/dev/jobinspector/ui/" + name)
        .map(path -> Objects.requireNonNull(MainWindow.class.getResource(path), path))
        .forEach(sheet -> scene.getStylesheets().add(sheet.toExternalForm()));
    view.installShortcuts();
    Theme.calm(view.overlays(), Platform.getPreferences().reducedMotionProperty());
    stage.setScene(scene);
    stage.titleProperty().bind(model.connection().told(Banner::title, "Job Inspector"));
    if (read.usable()) {
      SettingsSaver saver = new SettingsSaver(file, this::tell);
      keeper = Optional.of(new SettingsKeeper(settings, start, model, placement, layout, saver));
    }
    ConnectionChoice connection =
        start
            .connection()
            .or(() -> settings.connection().map(RecentConnections::choice))
            .orElse(new ConnectionChoice.Emulator(ConnectionChoice.Emulator.DEFAULT_REGION));
    List<String> regions =
        start.connection().isPresent()
            ? List.of()
            : settings.connection().map(LastConnection::regions).orElse(List.of());
    Node jobs = scene.lookup("#jobs-table");
    HiddenNodes hidden = HiddenNodes.takenOutOf(view.overlays());
    FirstFrame.of(
        scene,
        () -> {
          hidden.putBack();
          layout.settle();
          keeper.ifPresent(SettingsKeeper::begin);
          read.notice().ifPresent(userMessage -> model.notice().tell(List.of(userMessage)));
          model.connection().connect(connection, regions);
          maintainLater();
          watchProfiles();
          instanceServer = InstanceServer.on(start.data(), this::take);
        });
    stage.show();
    jobs.requestFocus();
  }

  private void maintainLater() {
    noMoreMaintenance =
        tasks.after(
            HistoryMaintenance.INTERVAL,
            () -> {
              model.maintainHistory();
              maintainLater();
            });
  }

  /// What another program changes, such as by signing in, is noticed.
  private void watchProfiles() {
    Runnable changed = () -> tasks.onFxThread(() -> model.connections().picker().changedOutside());
    tasks.run(
        "Reading the AWS configuration",
        () -> SharedFilesWatch.of(start.variables()).whenChanged(changed),
        end -> {
          if (end instanceof Loadable.Loaded(var registration)) {
            watch = Optional.of(registration);
          }
        });
  }

  /// Takes what a later start was given, and comes to the front; but not if it would mean something
  /// else here.
  private LaunchMessage.Answer take(LaunchMessage handover) {
    try {
      GlobalOptions options =
          JobInspectorCommand.parse(handover.arguments().toArray(String[]::new));
      if (options.historyUrl().isPresent() && !options.historyUrl().equals(historyUrl)) {
        return LaunchMessage.Answer.OTHER_HISTORY;
      }
      if (options.caBundle().isPresent() && !options.caBundle().equals(start.caBundle())) {
        return LaunchMessage.Answer.OTHER_ENVIRONMENT;
      }
      if (options
          .connection()
          .map(connection -> AwsVariables.mark(start.variables(), connection))
          .filter(mark -> !mark.equals(handover.environment()))
          .isPresent()) {
        return LaunchMessage.Answer.OTHER_ENVIRONMENT;
      }
      CompletableFuture.runAsync(() -> take(options), tasks::onFxThread).join();
      return LaunchMessage.Answer.TAKEN;
    } catch (CommandLine.ParameterException _) {
      return LaunchMessage.Answer.NONE;
    }
  }

  private void take(GlobalOptions options) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
    keeper.ifPresent(settings -> settings.given(options.readOnly(), options.connection()));
    if (options.readOnly()) {
      model.connection().readOnlySwitchProperty().set(true);
    }
    model.connections().trust().give(LaunchOptions.of(options, start.variables()).ties());
    options.connection().ifPresent(model.connection()::connect);
  }

  /// From any thread.
  private void tell(String userMessage) {
    tasks.onFxThread(() -> model.notice().tell(List.of(userMessage)));
  }

  private void changed() {
    keeper.ifPresent(SettingsKeeper::changed);
  }

  public MainViewModel model() {
    return model;
  }

  /// Returns where requests ask the person at the window.
  public SignInPrompt prompt() {
    return prompt;
  }

  @Override
  public void close() {
    noMoreMaintenance.run();
    watch.ifPresent(ProfileWatch.Registration::close);
    instanceServer.ifPresent(InstanceServer::close);
    keeper.ifPresent(SettingsKeeper::close);
    wiring.close();
    uncaught.close();
    logs.close();
  }
}
