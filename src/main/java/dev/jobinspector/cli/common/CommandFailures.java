package dev.jobinspector.cli.common;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.job.NearestName;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.Violation;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;

/// From what went wrong in a command to words on standard error and an exit code. No value of the
/// command line is repeated: it may be a token.
public final class CommandFailures {
  private static final int NEAR = 3;

  private final Console console;
  private final Collection<String> commands;

  /// @param commands all there are, for suggestions
  public CommandFailures(Console console, Collection<String> commands) {
    this.console = console;
    this.commands = commands;
  }

  /// Handles what is thrown while the command line is parsed, and returns the exit code.
  public int parsing(CommandLine.ParameterException mistake) {
    String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
    console.say(userMessage(mistake) + "\nTry: " + command + " --help");
    return ExitCode.WRONG_PARAMETERS;
  }

  /// Handles what is thrown while a command runs, and returns the exit code.
  public int running(Exception failure) {
    return switch (failure) {
      case InvalidParameterException wrong -> said(wrong.userMessage(), ExitCode.WRONG_PARAMETERS);
      case InvalidRequestException wrong ->
          said("\nParameter validation failed:\n" + lines(wrong), ExitCode.WRONG_PARAMETERS);
      case ConnectionException unconnected ->
          said(unconnected.userMessage(), ExitCode.CONFIGURATION);
      case AttemptLogException history -> said(history.userMessage(), ExitCode.OTHER);
      case UnwritableOutputException _ -> said(UnwritableOutputException.MESSAGE, ExitCode.OTHER);
      default -> unexpected(failure);
    };
  }

  private int unexpected(Exception failure) {
    System.getLogger(CommandFailures.class.getName())
        .log(Level.ERROR, "Unexpected error in a command", failure);
    return said(
        "Unexpected error (%s). The history shows what was sent. Details are in the log in the data folder."
            .formatted(failure.getClass().getSimpleName()),
        ExitCode.OTHER);
  }

  private int said(String userMessage, int exit) {
    console.say(userMessage);
    return exit;
  }

  private static String lines(InvalidRequestException wrong) {
    return wrong.violations().stream().map(CommandFailures::line).collect(Collectors.joining("\n"));
  }

  /// A parameter that is missing is looked for on the command line, so its option is named.
  private static String line(Violation violation) {
    boolean topLevel = violation.key().matches("\\w+");
    return violation.rule().equals("required") && topLevel
        ? "%s: required; give it with %s".formatted(violation.key(), optionOf(violation.key()))
        : violation.userMessage();
  }

  private static String optionOf(String key) {
    return "--" + key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private String userMessage(CommandLine.ParameterException mistake) {
    return switch (mistake) {
      case CommandLine.MissingParameterException missing
          when missing.getMissing().getFirst() instanceof CommandLine.Model.OptionSpec option ->
          option.longestName() + ": a value is required";
      case CommandLine.UnmatchedArgumentException unmatched -> unknown(unmatched);
      default ->
          mistake.getArgSpec() instanceof CommandLine.Model.OptionSpec option
              ? option.longestName() + ": the value is missing or not valid"
              : "The command line is not valid.";
    };
  }

  /// An option is named, a value is not.
  private String unknown(CommandLine.UnmatchedArgumentException unmatched) {
    String first = unmatched.getUnmatched().getFirst();
    String option = first.contains("=") ? first.substring(0, first.indexOf('=')) : first;
    if (option.startsWith("-")) {
      String named = option.matches("--[A-Za-z][A-Za-z_-]{1,30}") ? ": " + option : "";
      return "Unknown option" + named + suggestion(option, options(unmatched.getCommandLine()));
    }
    return first.equals("codepipeline")
        ? "Leave codepipeline out: job-inspector COMMAND."
        : "Unknown command, or a value that belongs to no option" + suggestion(first, commands);
  }

  private static Collection<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .map(CommandLine.Model.OptionSpec::longestName)
        .toList();
  }

  /// Longer options begin as the one that was meant: `--nonc`, `--output-form`.
  private static String suggestion(String typed, Collection<String> known) {
    return NearestName.of(typed, known, NEAR)
        .or(
            () ->
                known.stream()
                    .filter(name -> typed.length() > 3 && name.startsWith(typed))
                    .min(Comparator.naturalOrder()))
        .map(". Did you mean %s?"::formatted)
        .orElse(".");
  }
}
