package dev.jobinspector.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes text of others safe to show, in a window, on a terminal and in a report: characters that
/// are invisible, that steer a terminal, that turn the reading direction around or that end a line
/// are written as their code, in the notation of JSON.
public final class Printable {
  private static final Pattern LINE_END = Pattern.compile("\r?\n");

  private Printable() {}

  /// Returns the text with its lines kept; a carriage return alone ends none, since a terminal goes
  /// back to the line's beginning and writes over it.
  public static String lines(String text) {
    return LINE_END.splitAsStream(text).map(Printable::line).collect(Collectors.joining("\n"));
  }

  /// Returns the text on one line: it cannot end the line that it is part of.
  public static String line(String text) {
    if (text.codePoints().noneMatch(Printable::isHidden)) {
      return text;
    }
    return text.codePoints().mapToObj(Printable::shown).collect(Collectors.joining());
  }

  private static String shown(int character) {
    String text = Character.toString(character);
    return isHidden(character)
        ? text.chars().mapToObj("\\u%04X"::formatted).collect(Collectors.joining())
        : text;
  }

  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
