package dev.jobinspector.request.recognise.reader;

import org.jspecify.annotations.Nullable;

/// Splits a line into brackets, commas, keys and words, quoted or bare. Each character is read a
/// fixed number of times, whatever the line holds.
final class Tokens {
  private final String text;

  /// From where on no double, and no single quote is closed: it is not looked for again.
  private final int[] unclosedFrom = {Integer.MAX_VALUE, Integer.MAX_VALUE};

  private int at;

  Tokens(String text) {
    this.text = text;
  }

  /// Returns the next token, or null at the end; outside of every bracket only a brace begins one.
  @Nullable Token next(boolean outside) {
    if (outside) {
      int brace = text.indexOf('{', at);
      at = brace < 0 ? text.length() : brace;
    }
    while (at < text.length()) {
      Token token = token(text.charAt(at));
      if (token != null) {
        return token;
      }
    }
    return null;
  }

  /// Returns the token that begins with this character, or null if it was skipped.
  private @Nullable Token token(char c) {
    switch (c) {
      case '"', '\'' -> {
        return quoted(c, false);
      }
      case '\\' -> {
        if (charAt(at + 1) == '"') {
          return quoted('"', true);
        }
      }
      default -> {
        if (isBare(c)) {
          return bare();
        }
      }
    }
    at++;
    return switch (c) {
      case '{' -> Token.Open.MAP;
      case '[' -> Token.Open.LIST;
      case '}', ']' -> Token.End.BRACKET;
      case ',' -> Token.End.COMMA;
      default -> null;
    };
  }

  private Token bare() {
    int start = at;
    while (isBare(charAt(at))) {
      at++;
    }
    return keyOrWord(text.substring(start, at));
  }

  /// Reads a text in quotes; a quote that is never closed is skipped.
  ///
  /// @param escaped whether the quotes have a backslash before them, as in JSON inside a JSON text
  private @Nullable Token quoted(char quote, boolean escaped) {
    int kind = quote == '"' ? 0 : 1;
    int start = at + (escaped ? 2 : 1);
    int end = start < unclosedFrom[kind] ? closing(quote, escaped, start) : text.length();
    if (end >= text.length()) {
      unclosedFrom[kind] = Math.min(unclosedFrom[kind], start);
      at = start;
      return null;
    }
    at = end + (text.charAt(end) == '\\' ? 2 : 1);
    return keyOrWord(Escapes.resolved(text.substring(start, end)));
  }

  /// Returns where the closing quote, or the backslash before it, stands; the end if nowhere.
  private int closing(char quote, boolean escaped, int start) {
    int end = start;
    while (end < text.length() && charAt(end) != quote) {
      if (charAt(end) == '\\' && end + 1 < text.length()) {
        if (escaped && charAt(end + 1) == quote) {
          return end;
        }
        end++;
      }
      end++;
    }
    return end;
  }

  private Token keyOrWord(String word) {
    int next = at;
    while (charAt(next) == ' ') {
      next++;
    }
    if (charAt(next) != ':') {
      return new Token.Word(word);
    }
    at = next + 1;
    return new Token.Key(word);
  }

  /// Returns a character, or NUL beyond the end.
  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
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
