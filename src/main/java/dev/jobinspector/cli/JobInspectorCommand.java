package dev.jobinspector.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `job-inspector` without a command: opens the window.
@Command(
    name = "job-inspector",
    description = "Look at, acknowledge and account for AWS CodePipeline jobs.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class JobInspectorCommand implements Callable<Integer> {
  /// What the command line is wrong about, as the AWS CLI exits.
  public static final int WRONG_PARAMETERS = 252;

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
  public static CommandLine commandLine(Window window) {
    return new CommandLine(new JobInspectorCommand(window))
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(
            (mistake, _) -> {
              mistake.getCommandLine().getErr().println(mistake.getMessage());
              mistake.getCommandLine().getErr().println("Try: job-inspector --help");
              return WRONG_PARAMETERS;
            });
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
}
