package dev.jobinspector.request.recognise.reader;

/// Cuts a line into brackets, commas and words, quoted or bare. Each character is looked at a fixed
/// number of times, whatever the line holds.
final class Tokens {
  /// Marks the key of a list; no text has it.
  static final String LIST = "\u0000list ";

  private final String text;
  private final int[] noMore = {Integer.MAX_VALUE, Integer.MAX_VALUE};
  private int at;
  private char sign;
  private String word = "";

  Tokens(String text) {
    this.text = text;
  }

  /// Moves to the next token; outside of every bracket only an opening brace is one.
  boolean hasNext(boolean outside) {
    if (outside) {
      at = text.indexOf('{', at);
      if (at < 0) {
        at = text.length();
      }
    }
    while (at < text.length()) {
      char c = text.charAt(at);
      if ("{}[],:".indexOf(c) >= 0) {
        at++;
        sign = c;
        return true;
      }
      boolean escaped = c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '"';
      if (escaped || c == '"' || c == '\'') {
        if (quoted(escaped ? '"' : c, escaped)) {
          return true;
        }
      } else if (isBare(c)) {
        bare();
        return true;
      } else {
        at++;
      }
    }
    return false;
  }

  /// A bracket, a comma, a colon, or `w` for a word.
  char sign() {
    return sign;
  }

  String word() {
    return word;
  }

  /// Whether the word is a key; takes the colon if so.
  boolean colonFollows() {
    int next = at;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    boolean colon = next < text.length() && text.charAt(next) == ':';
    if (colon) {
      at = next + 1;
    }
    return colon;
  }

  private void bare() {
    int start = at;
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    sign = 'w';
    word = text.substring(start, at);
  }

  /// A quote that is never closed is passed over, and looked for no more on this line.
  private boolean quoted(char quote, boolean escaped) {
    int which = quote == '"' ? 0 : 1;
    int start = at + (escaped ? 2 : 1);
    if (start > noMore[which]) {
      at = start;
      return false;
    }
    boolean plain = true;
    int end = start;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '\\' && end + 1 < text.length()) {
        if (escaped && text.charAt(end + 1) == quote) {
          break;
        }
        plain = false;
        end += 2;
      } else if (c == quote) {
        break;
      } else {
        end++;
      }
    }
    if (end >= text.length()) {
      noMore[which] = Math.min(noMore[which], start - 1);
      at = start;
      return false;
    }
    word = text.substring(start, end);
    if (!plain) {
      word = Escapes.resolved(word);
    }
    sign = 'w';
    at = end + (escaped && text.charAt(end) == '\\' ? 2 : 1);
    return true;
  }

  private static boolean isBare(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '-'
        || c == '$';
  }
}
