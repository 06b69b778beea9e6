package dev.jobinspector.request.recognise.reader;

import java.util.regex.Pattern;

/// Removes what colours a terminal, as it is and as logs and pagers write it.
public final class EscapeSequences {
  private static final Pattern SEQUENCE =
      Pattern.compile(
          "(?:\u001b|\\\\u001[bB]|\\\\x1[bB]|\\\\033|\\^\\[|#033)(?:\\[[0-9;?]{0,20}[A-Za-z]"
              + "|\\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\\\))"
              + "|\\[[0-9]{1,3}(?:;[0-9]{1,3}){0,5}m");

  private EscapeSequences() {}

  public static String removed(String line) {
    int bracket = line.indexOf('[');
    boolean likely =
        line.indexOf('\u001b') >= 0
            || (bracket >= 0
                && bracket + 2 < line.length()
                && (line.contains("m") && hasColour(line, bracket)));
    return likely ? SEQUENCE.matcher(line).replaceAll("") : line;
  }

  /// Looked for by hand: nearly no line has one.
  private static boolean hasColour(String line, int from) {
    for (int at = from; at >= 0 && at + 2 < line.length(); at = line.indexOf('[', at + 1)) {
      int end = at + 1;
      while (end < line.length()
          && (Character.isDigit(line.charAt(end)) || line.charAt(end) == ';')) {
        end++;
      }
      if (end > at + 1 && end < line.length() && line.charAt(end) == 'm') {
        return true;
      }
    }
    return false;
  }
}
