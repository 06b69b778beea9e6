package dev.jobinspector.app;

import dev.jobinspector.app.log.Logs;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.cli.common.AwsCliOptions;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.Services;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.SignIn;
import dev.jobinspector.settings.Settings;
import dev.jobinspector.settings.SettingsFile;
import dev.jobinspector.settings.TiedHosts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What commands need, built when they ask for it, over the same history as the window.
public final class CommandServices implements Services {
  private final Consumer<String> notices;
  private final SignInPrompt prompt;
  private Optional<Logs> logs = Optional.empty();
  private Optional<Wiring> wiring = Optional.empty();

  /// Services of a program that nobody watches.
  public CommandServices(Consumer<String> notices) {
    this(notices, SignInPrompt.NOBODY);
  }

  /// @param notices where those of the history go
  /// @param prompt where a person is asked to act
  public CommandServices(Consumer<String> notices, SignInPrompt prompt) {
    this.notices = notices;
    this.prompt = prompt;
  }

  @Override
  public SignIn signIn(GlobalOptions options) {
    return wiring(options).signIn();
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
                  () -> changed(AwsEnvironment.ofThisProcess(), options),
                  limits(options.aws()),
                  prompt,
                  profile -> ties(options, settings, profile),
                  _ -> false)); // a command says what it does: it is no slip of the hand
      if (options.aws().debug()) {
        Logs.debug();
        notices.accept("What is sent is written, without secrets, to the log in " + data);
      }
    }
    return wiring.get();
  }

  private static Set<String> ties(GlobalOptions options, Settings settings, String profile) {
    TiedHosts tied = settings.ties();
    for (String host : options.trustedEndpoints()) {
      tied = tied.with(profile, host);
    }
    return tied.of(profile);
  }

  private static AwsEnvironment changed(AwsEnvironment environment, GlobalOptions options) {
    AwsEnvironment trusting = environment.withCaBundle(options.caBundle());
    return options.aws().unsigned() ? trusting.unsigned() : trusting;
  }

  private static TimeLimits limits(AwsCliOptions options) {
    TimeLimits usual = TimeLimits.DEFAULT;
    Duration read = options.readTimeout().orElse(usual.read());
    Duration connect = options.connectTimeout().orElse(usual.connect());
    Duration both = read.plus(connect);
    return new TimeLimits(connect, read, both.compareTo(usual.call()) > 0 ? both : usual.call());
  }

  @Override
  public Optional<String> profileOutput(GlobalOptions options) {
    try {
      return SelectedProfile.of(options.profile(), AwsEnvironment.ofThisProcess()).text("output");
    } catch (ConnectionException _) {
      return Optional.empty(); // said by what connects
    }
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
