package dev.jobinspector.text;

import java.util.Locale;

/// How a request document is written.
public enum DocumentFormat {
  JSON,
  YAML;

  /// Returns the format by the end of a file's name; JSON unless it says YAML.
  public static DocumentFormat ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml") ? YAML : JSON;
  }
}
