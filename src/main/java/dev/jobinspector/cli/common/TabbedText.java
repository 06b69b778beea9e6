package dev.jobinspector.cli.common;

import dev.jobinspector.text.Printable;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Prints values as the AWS CLI's text output does: the scalars of a map in the order of their keys
/// with tabs between, each nested map on a line that begins with its name in capitals.
final class TabbedText {
  private final StringBuilder out = new StringBuilder();

  private TabbedText() {}

  static String of(Map<String, Object> value) {
    TabbedText text = new TabbedText();
    text.map("", value);
    return text.out.toString();
  }

  private void map(String name, Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    String scalars =
        sorted.values().stream()
            .filter(value -> !(value instanceof Map) && !(value instanceof Collection))
            .map(TabbedText::scalar)
            .collect(Collectors.joining("\t"));
    if (!scalars.isEmpty()) {
      out.append(name.isEmpty() ? "" : name + "\t").append(scalars).append('\n');
    }
    sorted.forEach(this::nested);
  }

  /// Neither leaves its line nor steers the terminal.
  private static String scalar(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False"; // as Python writes them
    }
    return Printable.line(value.toString().replaceAll("[\\t\\r\\n]", " "));
  }

  private void nested(String key, Object value) {
    String name = key.toUpperCase(Locale.ROOT);
    if (value instanceof Map<?, ?> map) {
      map(name, map);
    } else if (value instanceof Collection<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          map(name, map);
        } else {
          out.append(name).append('\t').append(scalar(element)).append('\n');
        }
      }
    }
  }
}
