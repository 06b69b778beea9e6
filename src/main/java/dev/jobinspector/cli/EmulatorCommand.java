package dev.jobinspector.cli;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.cli.common.LocalEmulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the emulator until the process is asked to end.
@Command(
    name = "emulator",
    description = "Runs a local CodePipeline for jobs on 127.0.0.1 until it is stopped.",
    mixinStandardHelpOptions = true)
final class EmulatorCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;

  private final CommandPorts ports;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4599",
      description = "The port to listen on; 4599 by default, 0 for a free port.")
  private int port;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "A scenario file to use instead of the built-in pipelines and jobs.")
  private @Nullable Path scenario;

  @Option(
      names = "--dispatch-window",
      paramLabel = "DURATION",
      defaultValue = "PT5M",
      description =
          "How long a dispatched job waits to be acknowledged before it is queued again; PT5M by"
              + " default.")
  private String dispatchWindow = "";

  @Option(
      names = "--repeated-ack",
      paramLabel = "status|invalid-nonce",
      defaultValue = "status",
      description = "The reply to a second acknowledge with the same nonce.")
  private String repeatedAck = "";

  @Option(
      names = "--throttle-above",
      paramLabel = "N",
      defaultValue = "0",
      description = "Throttle requests above so many a second; 0, the default, for no limit.")
  private int throttleAbove;

  @Option(
      names = "--delay",
      paramLabel = "DURATION",
      defaultValue = "PT0S",
      description =
          "How long the service waits before each reply, such as PT0.3S; none by default.")
  private String delay = "";

  @Option(
      names = "--no-control",
      description = "Answer no request of the control plane, as AWS has none.")
  private boolean noControl;

  EmulatorCommand(CommandPorts ports) {
    this.ports = ports;
  }

  @Override
  public Integer call() throws InterruptedException {
    LocalEmulator.Settings settings = settings();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (LocalEmulator.Running emulator = ports.emulator().start(settings);
        var _ = ports.interruption().whenAsked(() -> ask(asked, stopped))) {
      ports.console().print("CodePipeline emulator listening on " + emulator.endpoint() + "\n");
      asked.await();
      return ExitCode.DONE;
    } catch (LocalEmulator.CannotStartException e) {
      ports.console().say(e.userMessage());
      return ExitCode.OTHER;
    } finally {
      stopped.countDown();
    }
  }

  /// Returns when the port is free again.
  private static void ask(CountDownLatch asked, CountDownLatch stopped) {
    asked.countDown();
    try {
      stopped.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private LocalEmulator.Settings settings() {
    if (port < 0 || port > LAST_PORT) {
      throw new InvalidParameterException("--port: must be from 0 to 65535");
    }
    boolean refused =
        switch (repeatedAck) {
          case "status" -> false;
          case "invalid-nonce" -> true;
          default ->
              throw new InvalidParameterException(
                  "--repeated-ack: must be status or invalid-nonce");
        };
    if (throttleAbove < 0) {
      throw new InvalidParameterException("--throttle-above: must not be negative");
    }
    return new LocalEmulator.Settings(
        port,
        Optional.ofNullable(scenario),
        duration("--dispatch-window", dispatchWindow, Duration::isPositive, "PT5M or PT30S"),
        refused,
        throttleAbove,
        duration("--delay", delay, it -> !it.isNegative(), "PT0.3S"),
        !noControl);
  }

  private static Duration duration(
      String option, String text, Predicate<Duration> fits, String examples) {
    try {
      Duration duration = Duration.parse(text);
      if (fits.test(duration)) {
        return duration;
      }
    } catch (DateTimeParseException _) {
      // Said below, as for a duration that does not fit.
    }
    throw new InvalidParameterException(option + ": must be a duration such as " + examples);
  }
}
