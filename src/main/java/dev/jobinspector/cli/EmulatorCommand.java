package dev.jobinspector.cli;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.LocalEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the emulator until the process is asked to end. It passes its options on: the emulator,
/// which is a program of its own too, knows what they mean.
@Command(
    name = "emulator",
    description = "Runs a local CodePipeline for jobs on 127.0.0.1 until it is stopped.",
    mixinStandardHelpOptions = true)
final class EmulatorCommand implements Callable<Integer> {
  private final CommandPorts ports;
  private final List<String> arguments = new ArrayList<>();

  EmulatorCommand(CommandPorts ports) {
    this.ports = ports;
  }

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on; 127.0.0.1 by default. Whoever reaches another may use it.")
  void host(@Nullable String value) {
    pass("--host", value);
  }

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; 4599 by default, 0 for a free port.")
  void port(@Nullable String value) {
    pass("--port", value);
  }

  @Option(
      names = "--tls",
      paramLabel = "FILE",
      description = "Speak TLS, with a certificate that is made now and written to this file.")
  void tls(@Nullable String value) {
    pass("--tls", value);
  }

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "A scenario file to use instead of the built-in pipelines and jobs.")
  void scenario(@Nullable String value) {
    pass("--scenario", value);
  }

  @Option(
      names = "--dispatch-window",
      paramLabel = "DURATION",
      description =
          "How long a dispatched job waits to be acknowledged before it is queued again; PT5M by"
              + " default.")
  void dispatchWindow(@Nullable String value) {
    pass("--dispatch-window", value);
  }

  @Option(
      names = "--repeated-ack",
      paramLabel = "status|invalid-nonce",
      description = "The reply to a second acknowledge with the same nonce.")
  void repeatedAck(@Nullable String value) {
    pass("--repeated-ack", value);
  }

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "A whole number from which ids and nonces follow; 1 by default.")
  void seed(@Nullable String value) {
    pass("--seed", value);
  }

  @Option(
      names = "--throttle-above",
      paramLabel = "N",
      description = "Throttle requests above so many a second; 0, the default, for no limit.")
  void throttleAbove(@Nullable String value) {
    pass("--throttle-above", value);
  }

  @Option(
      names = "--delay",
      paramLabel = "DURATION",
      description =
          "How long the service waits before each reply, such as PT0.3S; none by default.")
  void delay(@Nullable String value) {
    pass("--delay", value);
  }

  @Option(
      names = "--no-control",
      description = "Answer no request of the control plane, as AWS has none.")
  void noControl(boolean without) {
    if (without) {
      arguments.add("--no-control");
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (LocalEmulator.Running emulator = ports.emulator().start(arguments);
        var _ = ports.interruption().whenAsked(() -> ask(asked, stopped))) {
      emulator.announcement().forEach(line -> ports.console().print(line + "\n"));
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

  private void pass(String option, @Nullable String value) {
    if (value != null) {
      arguments.add(option + "=" + value);
    }
  }
}
