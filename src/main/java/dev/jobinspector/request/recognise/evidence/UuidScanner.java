package dev.jobinspector.request.recognise.evidence;

/// Finds ids of the form 8-4-4-4-12 without a regular expression: this runs over every character of
/// a log.
public final class UuidScanner {
  public static final int LENGTH = 36;

  private UuidScanner() {}

  /// Returns where the next id begins; -1 if there is none.
  public static int next(String text, int from) {
    for (int hyphen = text.indexOf('-', from + 8);
        hyphen >= 0;
        hyphen = text.indexOf('-', hyphen + 1)) {
      int start = hyphen - 8;
      if (start >= from && isId(text, start)) {
        return start;
      }
    }
    return -1;
  }

  public static boolean isId(String text) {
    return text.length() == LENGTH && isId(text, 0);
  }

  private static boolean isId(String text, int start) {
    int end = start + LENGTH;
    if (end > text.length() || goesOnBefore(text, start)) {
      return false;
    }
    if (end < text.length() && isHex(text.charAt(end))) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(start + i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : !isHex(c)) {
        return false;
      }
    }
    return true;
  }

  /// Glued to a word it still is an id to whoever reads it; glued to more digits it is another one.
  private static boolean goesOnBefore(String text, int start) {
    return start > 0
        && isHex(text.charAt(start - 1))
        && !text.regionMatches(true, start - 3, "job", 0, 3);
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
