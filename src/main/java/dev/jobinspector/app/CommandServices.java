package dev.jobinspector.app;

import dev.jobinspector.cli.GlobalOptions;
import dev.jobinspector.cli.Services;
import dev.jobinspector.job.AttemptLog;
import dev.jobinspector.job.JobService;
import java.io.PrintWriter;
import java.util.Optional;

/// What commands need, built when they ask for it, over the same history as the window.
final class CommandServices implements Services {
  private final PrintWriter err;
  private Optional<Wiring> wiring = Optional.empty();

  /// @param err where notices of the history go
  CommandServices(PrintWriter err) {
    this.err = err;
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
          Optional.of(new Wiring(DataDirectory.of(options.dataDirectory()), options.readOnly()));
    }
    return wiring.get();
  }

  private void tellNotices(GlobalOptions options) {
    wiring(options).takeNotices().forEach(err::println);
    err.flush();
  }

  @Override
  public void close() {
    wiring.ifPresent(Wiring::close);
  }
}
