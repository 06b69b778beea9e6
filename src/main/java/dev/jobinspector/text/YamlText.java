package dev.jobinspector.text;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes YAML as the AWS CLI prints it: block style, two spaces, texts in quotes only where they
/// would otherwise be read as something else.
public final class YamlText {
  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  /// Returns the same values that [JsonText] takes; ends with a line break.
  public static String of(@Nullable Object value) {
    YamlText text = new YamlText();
    text.block(value, "", "");
    return text.out.toString();
  }

  private void block(@Nullable Object value, String first, String rest) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> {
        String lead = first;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.append(lead).append(scalar(String.valueOf(entry.getKey()))).append(':');
          after(entry.getValue(), rest);
          lead = rest;
        }
      }
      case Collection<?> list when !list.isEmpty() -> {
        String lead = first;
        for (Object element : list) {
          block(element, lead + "- ", rest + "  ");
          lead = rest;
        }
      }
      case null, default -> out.append(first).append(flow(value)).append('\n');
    }
  }

  private void after(@Nullable Object value, String indent) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> {
        out.append('\n');
        block(map, indent + "  ", indent + "  ");
      }
      case Collection<?> list when !list.isEmpty() -> {
        out.append('\n');
        block(list, indent, indent);
      }
      case null, default -> out.append(' ').append(flow(value)).append('\n');
    }
  }

  private static String flow(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> _ -> "{}";
      case Collection<?> _ -> "[]";
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case null -> "null";
      case Object text -> scalar(text.toString());
    };
  }

  private static String scalar(String text) {
    if (text.chars()
        .anyMatch(c -> c < ' ' || c == 0x7F || c == 0x85 || (c >= 0x2028 && c <= 0x2029))) {
      return JsonText.of(text);
    }
    boolean plain =
        text.matches("[A-Za-z/_][^#:]*")
            && !text.endsWith(" ")
            && !text.matches("(?i)(true|false|yes|no|on|off|y|n|null)");
    return plain ? text : "'" + text.replace("'", "''") + "'";
  }
}
