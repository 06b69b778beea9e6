package dev.jobinspector.cli.output;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.job.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Prints the results of a command, and says on standard error how many values in them are masked.
public final class Output {
  private static final int NO_TERMINAL = 80;

  private final Console console;
  private final OutputFormat format;
  private final Optional<Query> query;

  private Output(Console console, OutputFormat format, Optional<Query> query) {
    this.console = console;
    this.format = format;
    this.query = query;
  }

  /// Returns the output that options, environment and profile ask for.
  ///
  /// @throws dev.jobinspector.cli.common.InvalidParameterException if there is no such format, or
  ///   the query is none: before anything is sent
  public static Output of(GlobalOptions options, CommandPorts ports) {
    OutputFormat format = OutputFormat.of(options, ports);
    // No method reference: it would load the library of queries for every command.
    return options.query().isPresent()
        ? new Output(ports.console(), format, Optional.of(Query.of(options.query().get())))
        : new Output(ports.console(), format, Optional.empty());
  }

  /// Returns one that prints JSON, whatever options and environment say.
  public static Output json(Console console) {
    return new Output(console, OutputFormat.JSON, Optional.empty());
  }

  /// Prints a result.
  ///
  /// @param title of a table: the operation or the command
  public void print(String title, @Nullable Object value) {
    @Nullable Object part = query.isPresent() ? query.get().of(value) : value;
    write(format.of(title, part, format == OutputFormat.TABLE ? width() : NO_TERMINAL));
  }

  /// Prints a result that has lines of its own for text output; they are not used for a query.
  public void print(String title, @Nullable Object value, Supplier<String> lines) {
    if (format == OutputFormat.TEXT && query.isEmpty()) {
      write(lines.get());
    } else {
      print(title, value);
    }
  }

  /// Prints one of many results as soon as it is there: a line each, but for formats of many lines.
  public void printEntry(String title, Map<String, Object> value) {
    write(
        switch (format) {
          case JSON, YAML, JSONL -> OutputFormat.JSONL.of(title, asked(value), NO_TERMINAL);
          case TEXT, TABLE ->
              OutputFormat.TEXT.of(
                  title, query.isPresent() ? asked(value) : value.values(), NO_TERMINAL);
        });
  }

  private @Nullable Object asked(Map<String, Object> value) {
    return query.isPresent() ? query.get().of(value) : value;
  }

  private void write(String text) {
    console.print(text);
    int masked = masked(text);
    if (masked > 0) {
      console.say(
          "%d %s masked as %s; --show-secrets prints %s."
              .formatted(
                  masked,
                  masked == 1 ? "value is" : "values are",
                  Secret.MASK,
                  masked == 1 ? "it" : "them"));
    }
  }

  private static int masked(String text) {
    int count = 0;
    for (int at = text.indexOf(Secret.MASK);
        at >= 0;
        at = text.indexOf(Secret.MASK, at + Secret.MASK.length())) {
      count++;
    }
    return count;
  }

  private int width() {
    return console.terminal().isOutput()
        ? console.terminal().columns().orElse(NO_TERMINAL)
        : NO_TERMINAL;
  }
}
