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
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.service.SignIn;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.testing.RunningEmulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The command line in this process, over an emulator of its own and a history in memory.
public final class Bench implements AutoCloseable {
  public final MemoryAttemptLog log = new MemoryAttemptLog();
  final Map<String, String> environment = new HashMap<>();
  public final RunningEmulator emulator = new RunningEmulator();
  private final SdkConnector connector =
      new SdkConnector(emulator::endpoint, AwsEnvironment::ofThisProcess, TimeLimits.DEFAULT);
  public String input = "";
  Terminal terminal = Terminal.NONE;

  /// Whether standard output is a full disk.
  boolean broken;

  @Nullable String profileOutput;

  /// What a command left behind.
  public record Ran(int exit, String out, String err) {}

  String endpoint() {
    return emulator.endpoint().toString();
  }

  /// Runs a command with the emulator as its endpoint.
  public Ran run(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--endpoint-url", endpoint(), "--region", "us-east-1"));
    return runAsIs(arguments.toArray(String[]::new));
  }

  /// Runs a command as it stands.
  public Ran runAsIs(String... command) {
    StringWriter out = new StringWriter();
    Writer target = broken ? new BrokenWriter() : out;
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(target),
            new PrintWriter(err),
            environment,
            terminal);
    try (Services services = new OverEmulator()) {
      CommandPorts ports =
          new CommandPorts(
              console,
              services,
              _ -> {
                throw new LocalEmulator.CannotStartException("Port 4599 is taken.");
              },
              _ -> () -> {});
      int exit = JobInspectorCommand.run((_, _) -> 77, ports, command);
      return new Ran(exit, out.toString(), err.toString());
    }
  }

  public KnownJob job(JobKind kind, JobStatus status) {
    return emulator.job(kind, status);
  }

  public List<KnownJob> jobs(JobKind kind, JobStatus status) {
    return emulator.gateway().listed().stream()
        .filter(job -> job.kind() == kind && job.status().equals(Optional.of(status)))
        .toList();
  }

  @Override
  public void close() {
    emulator.close();
  }

  private static final class BrokenWriter extends Writer {
    @Override
    public void write(char[] text, int from, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private final class OverEmulator implements Services {
    private final List<JobGateway> opened = new ArrayList<>();

    @Override
    public List<String> regionsLike(GlobalOptions options, String region) {
      return connector.regionsLike(region);
    }

    @Override
    public JobService connect(GlobalOptions options, ConnectionChoice choice) {
      JobGateway connected = connector.connect(choice);
      opened.add(connected);
      return new JobService(
          connected, log, new ReadOnlySwitch(options.readOnly()), Clock.systemUTC());
    }

    @Override
    public SignIn signIn(GlobalOptions options) {
      return connector.signIn();
    }

    @Override
    public Optional<String> profileText(GlobalOptions options, String key) {
      return Optional.ofNullable(profileOutput);
    }

    @Override
    public AttemptLog history(GlobalOptions options) {
      return log;
    }

    @Override
    public void close() {
      opened.forEach(JobGateway::close);
    }
  }
}
