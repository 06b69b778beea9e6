package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.InvalidParameterException;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is probably meant by a document that cannot be read.
final class DocumentAdvice {
  private static final Pattern FILE_NAME =
      Pattern.compile("[A-Za-z0-9_./~:\\\\-]{1,200}\\.(json|jsonl|ndjson|ya?ml|txt)");
  private static final Pattern YAML = Pattern.compile("(?m)^[A-Za-z]{1,40}:(\\s|$)");

  private DocumentAdvice() {}

  /// Returns what to write instead of a value that is the name of a file.
  static Optional<String> of(String value, boolean json) {
    String name = value.startsWith("file:") ? value.replaceFirst("^file:/*", "/") : value;
    if (!FILE_NAME.matcher(name).matches() || value.matches("fileb?://.*")) {
      return Optional.empty();
    }
    return Optional.of(
        "if %s is a file, write file://%s%s"
            .formatted(
                name, name, json && name.matches(".*ya?ml") ? " with --cli-input-yaml" : ""));
  }

  /// Returns the text, unless it is YAML.
  ///
  /// @throws InvalidParameterException if it is
  static String noYaml(String text) {
    String start = text.stripLeading();
    if (!start.startsWith("{")
        && !start.startsWith("[")
        && !start.startsWith("\"")
        && YAML.matcher(text).find()) {
      throw new InvalidParameterException(
          "--cli-input-json: this looks like YAML; give it with --cli-input-yaml");
    }
    return text;
  }
}
