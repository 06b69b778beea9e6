package dev.jobinspector.cli.common;

import dev.jobinspector.text.JsonText;
import dev.jobinspector.text.YamlText;
import java.util.Map;

/// How results are printed.
public enum OutputFormat {
  JSON,
  YAML,
  TEXT;

  /// Returns whether the option asks for a format that only some commands have.
  public static boolean isAskedFor(String format, GlobalOptions options) {
    return options.output().filter(format::equals).isPresent();
  }

  /// Returns the format of the option, or of `AWS_DEFAULT_OUTPUT`, or JSON. A table, which the
  /// environment may ask of the AWS CLI, is printed as text.
  public static OutputFormat of(GlobalOptions options, Console console) {
    if (options.output().isPresent()) {
      return switch (options.output().get()) {
        case "json" -> JSON;
        case "yaml" -> YAML;
        case "text" -> TEXT;
        default -> throw new InvalidParameterException("--output: must be json, yaml or text");
      };
    }
    return switch (console.environment().getOrDefault("AWS_DEFAULT_OUTPUT", "json")) {
      case "yaml" -> YAML;
      case "text", "table" -> TEXT;
      default -> JSON;
    };
  }

  public String of(Map<String, Object> value) {
    return switch (this) {
      case JSON -> JsonText.of(value) + "\n";
      case YAML -> YamlText.of(value);
      case TEXT -> TabbedText.of(value);
    };
  }
}
