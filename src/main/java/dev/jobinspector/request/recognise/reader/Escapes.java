package dev.jobinspector.request.recognise.reader;

/// The escapes of JSON and its relatives.
final class Escapes {
  private Escapes() {}

  /// Returns the text that an escaped one means; what is no escape stays.
  static String resolved(String escaped) {
    if (escaped.indexOf('\\') < 0) {
      return escaped;
    }
    StringBuilder out = new StringBuilder(escaped.length());
    int at = 0;
    while (at < escaped.length()) {
      char c = escaped.charAt(at++);
      if (c != '\\' || at == escaped.length()) {
        out.append(c);
        continue;
      }
      char which = escaped.charAt(at++);
      switch (which) {
        case 'n', 'r' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'u' -> {
          if (at + 4 <= escaped.length() && isHex(escaped, at)) {
            out.append((char) Integer.parseInt(escaped, at, at + 4, 16));
            at += 4;
          }
        }
        default -> out.append(which);
      }
    }
    return out.toString();
  }

  private static boolean isHex(String text, int from) {
    for (int i = from; i < from + 4; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
