package dev.jobinspector.app;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.settings.LastConnection;
import dev.jobinspector.settings.Settings;
import dev.jobinspector.settings.SettingsSaver;
import dev.jobinspector.ui.connection.RecentConnections;
import dev.jobinspector.ui.main.MainLayout;
import dev.jobinspector.ui.main.MainViewModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.util.Duration;

/// Keeps as settings what the user chooses in the window and how it stands: a moment after each
/// change, and when it closes. What came from the command line is not kept.
final class SettingsKeeper implements AutoCloseable {
  private static final Duration MOMENT = Duration.millis(500);

  private final MainViewModel model;
  private final WindowPlacement placement;
  private final MainLayout layout;
  private final SettingsSaver saver;
  private final PauseTransition pause = new PauseTransition(MOMENT);
  private Settings before;
  private boolean givenReadOnly;
  private Optional<ConnectionChoice> givenConnection;
  private Settings saved;
  private boolean begun;

  SettingsKeeper(
      Settings before,
      LaunchOptions start,
      MainViewModel model,
      WindowPlacement placement,
      MainLayout layout,
      SettingsSaver saver) {
    this.before = before;
    givenReadOnly = start.readOnly();
    givenConnection = start.connection();
    this.model = model;
    this.placement = placement;
    this.layout = layout;
    this.saver = saver;
    saved = before;
    pause.setOnFinished(_ -> save());
  }

  /// Begins to keep: only what changes from now on was chosen.
  void begin() {
    begun = true;
    placement.whenChanged(this::changed);
    Stream.<Observable>of(
            model.appearanceProperty(),
            model.connection().readOnlySwitchProperty(),
            model.connection().chosenProperty(),
            model.connection().regionsProperty(),
            model.connections().picker().recent().all(),
            model.connections().production().keptProperty(),
            model.connections().trust().tiesProperty(),
            model.watch().watched())
        .forEach(property -> property.subscribe(this::changed));
  }

  /// Takes note that what a later start was given on its command line comes next: it is not kept
  /// either.
  void given(boolean readOnly, Optional<ConnectionChoice> connection) {
    before = now();
    boolean stillReadOnly = givenReadOnly && model.connection().readOnlySwitchProperty().get();
    givenReadOnly = readOnly || stillReadOnly;
    givenConnection = connection.or(() -> givenConnection);
  }

  /// Takes note of a change; more may follow at once.
  void changed() {
    if (begun) {
      pause.playFromStart();
    }
  }

  private void save() {
    Settings now = now();
    if (!now.equals(saved)) {
      saved = now;
      saver.save(now);
    }
  }

  private Settings now() {
    boolean readOnly = model.connection().readOnlySwitchProperty().get();
    return new Settings(
        model.appearanceProperty().get(),
        (givenReadOnly && readOnly) ? before.readOnly() : readOnly,
        model
            .connection()
            .chosenProperty()
            .get()
            .filter(chosen -> !givenConnection.equals(Optional.of(chosen)))
            .flatMap(this::lastConnection)
            .or(before::connection),
        placement.now(),
        layout.dividers(),
        layout.columns(),
        before.historyUrl(),
        model.watch().watched(),
        model.connections().production().keptProperty().get(),
        model.connections().trust().tiesProperty().get(),
        List.copyOf(model.connections().picker().recent().all()));
  }

  private Optional<LastConnection> lastConnection(ConnectionChoice choice) {
    return RecentConnections.kept(choice, model.connection().regionsProperty().get());
  }

  @Override
  public void close() {
    begun = false; // what a closing window changes was not chosen
    pause.stop();
    save();
    saver.close();
  }
}
