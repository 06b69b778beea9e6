package dev.jobinspector.cli;

import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.LocalEmulator;
import dev.jobinspector.cli.common.Services;
import dev.jobinspector.cli.common.Terminal;
import dev.jobinspector.codepipeline.SdkConnector;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.service.SignIn;
import dev.jobinspector.testing.MemoryAttemptLog;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The command line as a program of its own, for tests in real shells: everything real but the
/// history, which is in memory.
final class CommandProgram {
  private CommandProgram() {}

  public static void main(String[] arguments) {
    Console console =
        new Console(
            System.in,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            System.getenv(),
            Terminal.NONE);
    try (Services services = new Real()) {
      CommandPorts ports =
          new CommandPorts(
              console,
              services,
              _ -> {
                throw new LocalEmulator.CannotStartException("No emulator here.");
              },
              _ -> () -> {});
      System.exit(JobInspectorCommand.run((_, _) -> 77, ports, arguments));
    }
  }

  private static final class Real implements Services {
    private final MemoryAttemptLog log = new MemoryAttemptLog();

    @Override
    public List<String> regionsLike(GlobalOptions options, String region) {
      return List.of(region);
    }

    @Override
    public JobService connect(GlobalOptions options, ConnectionChoice choice) {
      var connector =
          new SdkConnector(
              () -> URI.create("http://127.0.0.1:1"),
              AwsEnvironment::ofThisProcess,
              TimeLimits.DEFAULT);
      return new JobService(
          connector.connect(choice),
          log,
          new ReadOnlySwitch(options.readOnly()),
          Clock.systemUTC());
    }

    @Override
    public SignIn signIn(GlobalOptions options) {
      return (_, _) -> {
        throw new UnsupportedOperationException();
      };
    }

    @Override
    public Optional<String> profileText(GlobalOptions options, String key) {
      return Optional.empty();
    }

    @Override
    public AttemptLog history(GlobalOptions options) {
      return log;
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
