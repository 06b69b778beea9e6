package dev.jobinspector.cli.completion;

import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.InvalidParameterException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the script that completes commands, options and their values in a shell.
@Command(
    name = "generate-completion",
    description = "Prints a completion script for bash, zsh or fish.",
    mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "bash|zsh|fish",
      description = "The shell; bash by default.")
  private String shell = "bash";

  public CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Shell known =
        Arrays.stream(Shell.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(shell))
            .findFirst()
            .orElseThrow(
                () -> new InvalidParameterException("The shell must be bash, zsh or fish."));
    CommandSpec own = java.util.Objects.requireNonNull(spec);
    console.print(known.script(CompletedCommand.of(own.parent())));
    return ExitCode.DONE;
  }
}
