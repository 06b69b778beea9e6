package dev.jobinspector.text;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/// Writes JSON as the AWS CLI prints it, to the character: four spaces, nothing escaped that need
/// not be.
public final class JsonText {
  private static final String STEP = "    ";

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /// Maps, collections, numbers, booleans, null and, of everything else, its text.
  public static String of(@org.jspecify.annotations.Nullable Object value) {
    JsonText text = new JsonText();
    text.write(value, "\n", true);
    return text.out.toString();
  }

  /// The same on one line.
  public static String compact(@org.jspecify.annotations.Nullable Object value) {
    JsonText text = new JsonText();
    text.write(value, "", false);
    return text.out.toString();
  }

  private void write(
      @org.jspecify.annotations.Nullable Object value, String newline, boolean indented) {
    switch (value) {
      case Map<?, ?> map when map.isEmpty() -> out.append("{}");
      case Map<?, ?> map -> {
        out.append('{');
        String inner = indented ? newline + STEP : "";
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
          Map.Entry<?, ?> entry = entries.next();
          out.append(inner);
          quote(String.valueOf(entry.getKey()));
          out.append(": ");
          write(entry.getValue(), inner, indented);
          out.append(entries.hasNext() ? (indented ? "," : ", ") : "");
        }
        out.append(newline).append('}');
      }
      case Collection<?> list when list.isEmpty() -> out.append("[]");
      case Collection<?> list -> {
        out.append('[');
        String inner = indented ? newline + STEP : "";
        Iterator<?> elements = list.iterator();
        while (elements.hasNext()) {
          out.append(inner);
          write(elements.next(), inner, indented);
          out.append(elements.hasNext() ? (indented ? "," : ", ") : "");
        }
        out.append(newline).append(']');
      }
      case Number number -> out.append(number);
      case Boolean flag -> out.append(flag);
      case null -> out.append("null");
      case Object text -> quote(text.toString());
    }
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ' || (Character.isSurrogate(c) && !paired(text, i))) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean paired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
