package dev.jobinspector.cli;

import java.util.stream.Collectors;

/// Text of others made safe for a terminal: characters that steer it, that are invisible or that
/// turn the reading direction around are written as their code.
final class SafeText {
  private SafeText() {}

  /// Of a value: it cannot end the line that it stands in.
  static String line(String text) {
    return text.codePoints().mapToObj(SafeText::shown).collect(Collectors.joining());
  }

  /// Of a text whose line breaks are this program's own.
  static String lines(String text) {
    return text.codePoints()
        .mapToObj(c -> c == '\n' ? "\n" : shown(c))
        .collect(Collectors.joining());
  }

  private static String shown(int character) {
    String text = Character.toString(character);
    return steers(character)
        ? text.chars().mapToObj("\\u%04X"::formatted).collect(Collectors.joining())
        : text;
  }

  private static boolean steers(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
