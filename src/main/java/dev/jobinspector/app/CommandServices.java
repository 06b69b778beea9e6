package dev.jobinspector.app;

import dev.jobinspector.app.log.Logs;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.Services;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.service.JobService;
import dev.jobinspector.settings.Settings;
import dev.jobinspector.settings.SettingsFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What commands need, built when they ask for it, over the same history as the window.
public final class CommandServices implements Services {
  private final Consumer<String> notices;
  private Optional<Logs> logs = Optional.empty();
  private Optional<Wiring> wiring = Optional.empty();

  /// @param notices where those of the history go
  public CommandServices(Consumer<String> notices) {
    this.notices = notices;
  }

  @Override
  public JobService connect(GlobalOptions options, ConnectionChoice choice) {
    JobService service = wiring(options).services().connect(choice);
    showNotices(options);
    return service;
  }

  @Override
  public List<String> regionsLike(GlobalOptions options, String region) {
    return wiring(options).services().regionsLike(region);
  }

  @Override
  public AttemptLog history(GlobalOptions options) {
    AttemptLog log = wiring(options).history();
    showNotices(options);
    return log;
  }

  private Wiring wiring(GlobalOptions options) {
    if (wiring.isEmpty()) {
      Path data = DataDirectory.of(options.dataDirectory());
      logs = Optional.of(Logs.to(data));
      Settings settings = settings(data);
      wiring =
          Optional.of(
              new Wiring(
                  new HistoryLocation(data, options.historyUrl().or(settings::historyUrl)),
                  options.readOnly() || settings.readOnly(),
                  options.caBundle()));
    }
    return wiring.get();
  }

  /// The window's: that one request of a kind is in progress for a job holds within one history,
  /// and who made the window read-only means this machine.
  private Settings settings(Path data) {
    SettingsFile.Result read = new SettingsFile(data, Clock.systemUTC()).read();
    read.notice().ifPresent(notices);
    return read.settings();
  }

  private void showNotices(GlobalOptions options) {
    wiring(options).drainNotices().forEach(notices);
  }

  @Override
  public void close() {
    wiring.ifPresent(Wiring::close);
    logs.ifPresent(Logs::close);
  }
}
