package dev.jobinspector.cli;

import dev.jobinspector.job.Operation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// `job-inspector`: opens the window, or does what its command says with no display.
@Command(
    name = "job-inspector",
    description = "Look at, acknowledge and account for AWS CodePipeline jobs.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class JobInspectorCommand implements Callable<Integer> {
  private static final int WIDTH = 100;

  /// Opens the window and blocks until it is closed.
  public interface Window {
    /// Returns the exit code.
    ///
    /// @param tourWithoutDisplay where the pictures of the tour go if there is no display; empty to
    ///   refuse to start then
    int open(GlobalOptions options, Optional<Path> tourWithoutDisplay);
  }

  private final Window window;
  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Option(
      names = "--tour-without-display",
      paramLabel = "DIR",
      hidden = true,
      description = "Where there is no display, play the main job and keep pictures of it in DIR.")
  private @Nullable Path tourWithoutDisplay;

  private JobInspectorCommand(Window window) {
    this.window = window;
  }

  /// The whole command line.
  ///
  /// @param ports used by commands only, not by the window
  public static CommandLine commandLine(Window window, Ports ports) {
    JobInspectorCommand root = new JobInspectorCommand(window);
    CommandLine line = new CommandLine(root);
    for (Operation operation : Operation.values()) {
      line.addSubcommand(operation.commandName(), operation(operation, root.options, ports));
    }
    line.addSubcommand("find-stuck", new FindStuckCommand(root.options, ports));
    line.addSubcommand("history", new HistoryCommand(root.options, ports));
    line.addSubcommand("recognise", new RecogniseCommand(root.options, ports.console()));
    line.addSubcommand("emulator", new EmulatorCommand(ports));
    line.addSubcommand("generate-completion", new AutoComplete.GenerateCompletion());
    Failures failures = new Failures(ports.console());
    return line.setExpandAtFiles(false)
        .setOverwrittenOptionsAllowed(true)
        .setUsageHelpWidth(WIDTH)
        .setOut(ports.console().out())
        .setErr(ports.console().err())
        .setParameterExceptionHandler((mistake, _) -> failures.parsing(mistake))
        .setExecutionExceptionHandler((failure, _, _) -> failures.running(failure));
  }

  /// The options out of the arguments of a window that is started by its class.
  ///
  /// @throws picocli.CommandLine.ParameterException with words if they are wrong
  public static GlobalOptions parse(String... arguments) {
    JobInspectorCommand command = new JobInspectorCommand((_, _) -> 0);
    new CommandLine(command).setExpandAtFiles(false).parseArgs(arguments);
    return command.options;
  }

  @Override
  public Integer call() {
    return window.open(options, Optional.ofNullable(tourWithoutDisplay));
  }

  private static CommandLine operation(Operation operation, GlobalOptions options, Ports ports) {
    OperationOptions given = new OperationOptions(operation);
    CommandSpec command =
        CommandSpec.wrapWithoutInspection(new OperationCommand(operation, options, ports, given));
    given.addTo(command);
    command.mixinStandardHelpOptions(true);
    command.usageMessage().sortOptions(false).sortSynopsis(false);
    command.usageMessage().description("Sends " + operation.apiName() + " to AWS CodePipeline.");
    return new CommandLine(command);
  }
}
