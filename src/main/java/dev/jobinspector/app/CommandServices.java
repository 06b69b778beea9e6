package dev.jobinspector.app;

import dev.jobinspector.cli.GlobalOptions;
import dev.jobinspector.cli.Services;
import dev.jobinspector.job.AttemptLog;
import dev.jobinspector.job.JobService;
import java.util.Optional;
import java.util.function.Consumer;

/// What commands need, built when they ask for it, over the same history as the window.
final class CommandServices implements Services {
  private final Consumer<String> notices;
  private Optional<Wiring> wiring = Optional.empty();

  /// @param notices where those of the history go
  CommandServices(Consumer<String> notices) {
    this.notices = notices;
  }

  @Override
  public JobService connect(GlobalOptions options) {
    JobService service = wiring(options).services().connect(options.connectionOfCommand());
    tellNotices(options);
    return service;
  }

  @Override
  public AttemptLog history(GlobalOptions options) {
    AttemptLog log = wiring(options).history();
    tellNotices(options);
    return log;
  }

  private Wiring wiring(GlobalOptions options) {
    if (wiring.isEmpty()) {
      wiring =
          Optional.of(
              new Wiring(
                  new HistoryPlace(DataDirectory.of(options.dataDirectory()), options.historyUrl()),
                  options.readOnly()));
    }
    return wiring.get();
  }

  private void tellNotices(GlobalOptions options) {
    wiring(options).takeNotices().forEach(notices);
  }

  @Override
  public void close() {
    wiring.ifPresent(Wiring::close);
  }
}
