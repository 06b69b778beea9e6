package dev.jobinspector.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// A command as a shell needs to know it.
record CompletedCommand(String name, String description, List<CompletedOption> options) {
  /// Returns the program itself, then its commands.
  static List<CompletedCommand> of(CommandSpec program) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(of("", program)),
            program.subcommands().entrySet().stream()
                .map(command -> of(command.getKey(), command.getValue().getCommandSpec())))
        .toList();
  }

  private static CompletedCommand of(String name, CommandSpec command) {
    String[] description = command.usageMessage().description();
    return new CompletedCommand(
        name,
        description.length == 0 ? "" : description[0],
        command.options().stream()
            .filter(option -> !option.hidden() && option.longestName().startsWith("--"))
            .map(CompletedOption::of)
            .toList());
  }

  String optionNames() {
    return options.stream().map(CompletedOption::name).collect(Collectors.joining(" "));
  }
}
