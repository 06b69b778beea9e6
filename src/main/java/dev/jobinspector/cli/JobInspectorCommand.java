package dev.jobinspector.cli;

import dev.jobinspector.cli.common.CommandFailures;
import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.Garbled;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.cli.common.UnwritableOutputException;
import dev.jobinspector.cli.completion.CompletionCommand;
import dev.jobinspector.cli.operation.OperationCommand;
import dev.jobinspector.cli.operation.OperationOptions;
import dev.jobinspector.job.request.Operation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `job-inspector`: opens the window, or does what its command says with no display.
public final class JobInspectorCommand implements Callable<Integer> {
  private static final String COMPLETION = "generate-completion";

  /// What lists every command.
  private static final Set<String> NAMES_ALL = Set.of("-h", "--help", COMPLETION);

  /// Opens the window and blocks until it is closed.
  public interface Window {
    /// Returns the exit code.
    ///
    /// @param tourWithoutDisplay where the pictures of the tour go if there is no display; empty to
    ///   refuse to start then
    int open(GlobalOptions options, Optional<Path> tourWithoutDisplay);
  }

  private final Window window;
  private final GlobalOptions options;

  private final OptionSpec tourWithoutDisplay =
      OptionSpec.builder("--tour-without-display")
          .type(Path.class)
          .converters(Path::of)
          .arity("1")
          .paramLabel("DIR")
          .hidden(true)
          .description("Without a display, play the tour and save pictures of it in DIR.")
          .build();

  private JobInspectorCommand(Window window, Map<String, String> environment) {
    this.window = window;
    options = new GlobalOptions(environment);
  }

  /// Does what the command line says, and returns the exit code.
  ///
  /// @param ports used by commands only, not by the window
  public static int run(Window window, CommandPorts ports, String... given) {
    JobInspectorCommand root = new JobInspectorCommand(window, ports.console().environment());
    Map<String, Supplier<Object>> commands = commands(root.options, ports);
    CommandFailures failures = new CommandFailures(ports.console(), commands.keySet());
    try {
      Garbled.refuse(List.of(given), ports.console().environment());
    } catch (InvalidParameterException lost) {
      return failures.running(lost);
    }
    if (given.length == 0) {
      return root.call(); // nothing to understand: the window need not wait for the parser
    }
    String[] arguments = HelpStyle.withHelpOption(given, commands.keySet());
    CommandLine line = new CommandLine(root.spec());
    List<String> userMessage = List.of(arguments);
    boolean all = userMessage.stream().anyMatch(NAMES_ALL::contains);
    // To describe a command takes the parser longer than to run it: only those that are named.
    commands.forEach(
        (name, command) -> {
          if (all || userMessage.contains(name)) {
            line.addSubcommand(name, command.get());
          }
        });
    if (HelpStyle.isHelp(userMessage)) { // nothing else pays for the classes
      HelpStyle.apply(line, ports.console());
    }
    int exit =
        line.setExpandAtFiles(false)
            .setOverwrittenOptionsAllowed(true)
            .setOut(ports.console().out())
            .setErr(ports.console().err())
            .setParameterExceptionHandler(
                (mistake, _) ->
                    refusal(mistake)
                        .map(failures::running)
                        .orElseGet(() -> failures.parsing(mistake)))
            .setExecutionExceptionHandler((failure, _, _) -> failures.running(failure))
            .execute(arguments);
    // Help is printed by the parser, which asks nobody whether it arrived.
    return exit == ExitCode.DONE && ports.console().out().checkError()
        ? failures.running(new UnwritableOutputException())
        : exit;
  }

  /// Returns why an option is refused that was understood.
  private static Optional<InvalidParameterException> refusal(Throwable mistake) {
    return Stream.iterate(mistake, Objects::nonNull, Throwable::getCause)
        .filter(InvalidParameterException.class::isInstance)
        .map(InvalidParameterException.class::cast)
        .findFirst();
  }

  private static Map<String, Supplier<Object>> commands(GlobalOptions options, CommandPorts ports) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    for (Operation operation : Operation.values()) {
      commands.put(operation.commandName(), () -> operation(operation, options, ports));
    }
    commands.put("find-stuck", () -> new FindStuckCommand(options, ports));
    commands.put("lookup-worker-activity", () -> new LookupActivityCommand(options, ports));
    commands.put("watch", () -> new WatchCommand(options, ports));
    commands.put("history", () -> new HistoryCommand(options, ports));
    commands.put("export-scenario", () -> new ExportScenarioCommand(options, ports));
    commands.put("recognise", () -> new RecogniseCommand(options, ports));
    commands.put("sign-in", () -> new SignInCommand(options, ports));
    commands.put("iam-policy", () -> new IamPolicyCommand(options, ports));
    commands.put("emulator", () -> new EmulatorCommand(ports));
    commands.put(COMPLETION, () -> new CompletionCommand(ports.console()));
    return commands;
  }

  /// Returns the options out of the arguments of a window that is started by its class.
  ///
  /// @throws picocli.CommandLine.ParameterException with words if they are wrong
  public static GlobalOptions parse(String... arguments) {
    JobInspectorCommand command = new JobInspectorCommand((_, _) -> 0, System.getenv());
    if (arguments.length > 0) {
      new CommandLine(command.spec()).setExpandAtFiles(false).parseArgs(arguments);
    }
    return command.options;
  }

  @Override
  public Integer call() {
    @Nullable Path tour = tourWithoutDisplay.getValue();
    return window.open(options, Optional.ofNullable(tour));
  }

  private CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
    spec.name("job-inspector").versionProvider(new Version());
    spec.usageMessage()
        .description(
            "Inspect and acknowledge AWS CodePipeline jobs, with a history of every request.");
    spec.addOption(tourWithoutDisplay);
    options.addTo(spec);
    addHelp(spec);
    return spec;
  }

  /// As picocli's own standard options, which are annotated.
  private static void addHelp(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
  }

  private static CommandLine operation(
      Operation operation, GlobalOptions options, CommandPorts ports) {
    OperationOptions given = new OperationOptions(operation);
    CommandSpec command =
        CommandSpec.wrapWithoutInspection(new OperationCommand(operation, options, ports, given));
    given.addTo(command);
    addHelp(command);
    command.usageMessage().sortOptions(false).sortSynopsis(false);
    command
        .usageMessage()
        .description(
            "Sends " + operation.apiName() + " to AWS CodePipeline.",
            operation.verb().consequence());
    return new CommandLine(command);
  }
}
