package dev.jobinspector.cli;

import dev.jobinspector.cli.common.Console;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.InputShapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// How help is asked for, as in the AWS CLI, and how it looks in the terminal at hand.
final class HelpStyle {
  private static final int NO_TERMINAL = 100;
  private static final int NARROWEST = 60;

  private HelpStyle() {}

  /// Returns the arguments with `--help` for `help` at their end, after nothing or a command.
  static String[] withHelpOption(String[] arguments, Set<String> commands) {
    int last = arguments.length - 1;
    boolean asked =
        last >= 0
            && arguments[last].equals("help")
            && (last == 0 || commands.contains(arguments[last - 1]));
    if (!asked) {
      return arguments;
    }
    String[] changed = arguments.clone();
    changed[last] = "--help";
    return changed;
  }

  static boolean isHelp(List<String> arguments) {
    return arguments.contains("--help") || arguments.contains("-h");
  }

  /// Shows required options as required, in the width of the terminal; escapes are for terminals
  /// that obey them, and for users who want them.
  static void apply(CommandLine line, Console console) {
    line.getSubcommands()
        .forEach(
            (name, command) ->
                Arrays.stream(Operation.values())
                    .filter(operation -> operation.commandName().equals(name))
                    .forEach(
                        operation ->
                            command
                                .getCommandSpec()
                                .usageMessage()
                                .customSynopsis(synopsis(operation, command.getCommandSpec()))));
    boolean terminal = console.terminal().isOutput();
    int width = terminal ? console.terminal().columns().orElse(NO_TERMINAL) : NO_TERMINAL;
    String name = console.environment().getOrDefault("TERM", "");
    boolean plain =
        !terminal
            || name.isEmpty()
            || name.equals("dumb")
            || !console.environment().getOrDefault("NO_COLOR", "").isEmpty();
    line.setUsageHelpWidth(Math.max(NARROWEST, width))
        .setColorScheme(Help.defaultColorScheme(plain ? Ansi.OFF : Ansi.ON));
  }

  /// Returns the options of an operation in a line: those that are required as required, although
  /// an input document may have them instead.
  private static String synopsis(Operation operation, CommandSpec command) {
    Collection<String> required =
        InputShapes.of(operation).members().stream()
            .filter(dev.jobinspector.request.Member::required)
            .map(dev.jobinspector.request.Member::option)
            .toList();
    List<String> words = new ArrayList<>(List.of("job-inspector", operation.commandName()));
    for (OptionSpec option : command.options()) {
      String name = option.longestName();
      String written = option.arity().max() > 0 ? name + " " + option.paramLabel() : name;
      if (!option.usageHelp() && !option.versionHelp() && !option.hidden()) {
        words.add(required.contains(name) ? written : "[" + written + "]");
      }
    }
    words.add("[global options]");
    return Arrays.stream(words.toArray(String[]::new))
        .map(word -> word.replace("%", "%%"))
        .collect(Collectors.joining(" "));
  }
}
