package dev.jobinspector.emulator;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/// The emulator as a program of its own: `java -jar job-inspector-emulator.jar`.
public final class Main {
  private static final int WRONG_PARAMETERS = 252;
  private static final int CANNOT_START = 255;
  private static final String HELP =
      """
      A local AWS CodePipeline for job workers, until it is stopped.

      java -jar job-inspector-emulator.jar [options]
        --host ADDRESS         the address to listen on; 127.0.0.1 by default
        --port PORT            4599 by default, 0 for a free one
        --tls FILE             speak TLS, with a certificate that is written to FILE
        --scenario FILE        a scenario file instead of the built-in pipelines and jobs
        --dispatch-window DURATION
                               how long a dispatched job waits to be acknowledged; PT5M by default
        --action-time DURATION how long an action of another AWS service takes; none by default
        --repeated-ack status|invalid-nonce
                               the reply to a second acknowledge with the same nonce
        --seed N               ids and nonces follow from it; 1 by default
        --throttle-above N     throttle requests above so many a second; 0, the default, for no limit
        --delay DURATION       how long the service waits before each reply, such as PT0.3S
        --no-control           answer no request of the control plane
        --help, --version
      """;

  private Main() {}

  public static void main(String[] arguments) {
    int exit = run(List.of(arguments), System.out, System.err);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  /// Starts it, and returns 0 with the server running unless help was asked for.
  private static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help")) {
      out.print(HELP);
      return 0;
    }
    if (arguments.contains("--version")) {
      String version = Main.class.getPackage().getImplementationVersion();
      out.println("CodePipeline emulator " + (version == null ? "" : version));
      return 0;
    }
    EmulatorOptions options;
    try {
      options = EmulatorOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return WRONG_PARAMETERS;
    }
    try {
      Emulator emulator = Emulator.start(options);
      for (String line : emulator.announcement()) {
        out.println(line);
      }
      return 0;
    } catch (IOException e) {
      err.println(e.getMessage());
      return CANNOT_START;
    }
  }
}
