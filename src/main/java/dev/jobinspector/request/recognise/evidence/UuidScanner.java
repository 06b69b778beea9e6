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
    if (start + LENGTH > text.length()
        || (start > 0 && isWord(text.charAt(start - 1)))
        || (start + LENGTH < text.length() && isWord(text.charAt(start + LENGTH)))) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(start + i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }
}
