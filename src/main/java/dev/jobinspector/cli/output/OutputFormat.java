package dev.jobinspector.cli.output;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.text.JsonText;
import dev.jobinspector.text.Printable;
import dev.jobinspector.text.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How results are printed.
public enum OutputFormat {
  JSON,
  JSONL,
  YAML,
  TEXT,
  TABLE;

  private static final String ENVIRONMENT = "AWS_DEFAULT_OUTPUT";

  /// As the option says, or the environment, or the profile, or JSON.
  static OutputFormat of(GlobalOptions options, CommandPorts ports) {
    return options
        .output()
        .map(name -> named(name, "--output"))
        .or(
            () ->
                Optional.ofNullable(ports.console().environment().get(ENVIRONMENT))
                    .filter(name -> !name.isBlank())
                    .map(name -> named(name, ENVIRONMENT)))
        .or(() -> ofProfile(options, ports).map(name -> named(name, "output of the profile")))
        .orElse(JSON);
  }

  private static Optional<String> ofProfile(GlobalOptions options, CommandPorts ports) {
    try {
      return ports.services().profileText(options, "output");
    } catch (ConnectionException _) {
      return Optional.empty(); // said by what connects
    }
  }

  /// Returns whether the option asks for a format.
  public static boolean isAskedFor(String format, GlobalOptions options) {
    return options.output().filter(format::equals).isPresent();
  }

  private static OutputFormat named(String name, String source) {
    return switch (name) {
      case "json" -> JSON;
      case "jsonl" -> JSONL;
      case "yaml" -> YAML;
      case "text" -> TEXT;
      case "table" -> TABLE;
      case "yaml-stream" ->
          throw new InvalidParameterException(
              source + ": yaml-stream is not supported; yaml prints the same values");
      case "off" ->
          throw new InvalidParameterException(
              source + ": off is not supported; send the output to a file instead");
      default ->
          throw new InvalidParameterException(
              source + ": must be json, yaml, text, table or jsonl");
    };
  }

  /// Returns a value as text; empty for an empty map, as the AWS CLI prints it.
  ///
  /// @param title of a table
  /// @param width of a table's terminal
  String of(String title, @Nullable Object value, int width) {
    return switch (this) {
      case JSON -> isNothing(value) ? "" : json(value);
      case JSONL ->
          (value instanceof Collection<?> list ? list.stream() : Stream.ofNullable(value))
              .map(each -> Printable.line(JsonText.compact(each)) + "\n")
              .collect(Collectors.joining());
      case YAML ->
          isNothing(value) ? "" : isScalar(value) ? json(value) : YamlText.of(sorted(value));
      case TEXT -> TabbedText.of(value);
      case TABLE -> TableText.of(title, value, width);
    };
  }

  /// An escape of [Printable] is one of JSON too.
  private static String json(@Nullable Object value) {
    return Printable.lines(JsonText.of(value)) + "\n";
  }

  /// The AWS CLI's YAML has the keys of its maps in order.
  private static @Nullable Object sorted(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, each) -> sorted.put(String.valueOf(key), sorted(each)));
        yield sorted;
      }
      case Collection<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(each -> copy.add(sorted(each)));
        yield copy;
      }
      case null, default -> value;
    };
  }

  private static boolean isNothing(@Nullable Object value) {
    return value instanceof Map<?, ?> map && map.isEmpty();
  }

  static boolean isScalar(@Nullable Object value) {
    return !(value instanceof Map) && !(value instanceof Collection);
  }
}
