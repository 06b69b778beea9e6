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

  /// Returns the next token, or null at the end; outside of every bracket only a brace begins one,
  /// or what names the type of an object.
  @Nullable Token next(boolean outside) {
    if (outside) {
      at = beginning();
    }
    while (at < text.length()) {
      Token token = token(text.charAt(at));
      if (token != null) {
        return token;
      }
    }
    return null;
  }

  private int beginning() {
    int brace = text.indexOf('{', at);
    int end = brace < 0 ? text.length() : brace;
    int angle = text.indexOf("#<", at);
    end = angle >= 0 && angle < end ? angle : end;
    for (int call = text.indexOf('(', at);
        call >= 0 && call < end;
        call = text.indexOf('(', call + 1)) {
      if (isCall(call)) {
        return call;
      }
    }
    return end;
  }

  /// Returns whether a parenthesis stands between a type and the name of a member.
  private boolean isCall(int open) {
    if (open == 0 || !isBare(text.charAt(open - 1))) {
      return false;
    }
    int end = open + 1;
    while (isBare(charAt(end))) {
      end++;
    }
    return end > open + 1 && charAt(end) == '=';
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
      case '#' -> {
        if (charAt(at + 1) == '<') {
          at += 2;
          return new Token.Open(Token.Bracket.ANGLE);
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
      case '{' -> new Token.Open(Token.Bracket.MAP);
      case '[' -> new Token.Open(Token.Bracket.LIST);
      case '(' -> at > 1 && isBare(text.charAt(at - 2)) ? new Token.Open(Token.Bracket.CALL) : null;
      case '}' -> new Token.Close(Token.Bracket.MAP);
      case ']' -> new Token.Close(Token.Bracket.LIST);
      case ')' -> new Token.Close(Token.Bracket.CALL);
      case '>' -> new Token.Close(Token.Bracket.ANGLE);
      case ',' -> Token.End.COMMA;
      default -> null;
    };
  }

  private @Nullable Token bare() {
    int start = at;
    while (isBare(charAt(at))) {
      at++;
    }
    if (charAt(at) == '(' && text.startsWith("Some", start) && at == start + 4) {
      at++;
      return new Token.Open(Token.Bracket.WRAPPER);
    }
    int next = charAt(at) == ' ' ? at + 1 : at;
    boolean type =
        (charAt(at) == '(' || charAt(next) == '{') && Character.isUpperCase(text.charAt(start));
    return type ? null : keyOrWord(text.substring(start, at)); // the key before stays
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
    boolean arrow = charAt(next) == '=' && charAt(next + 1) == '>';
    if (charAt(next) != ':' && (charAt(next) != '=' || charAt(next + 1) == '=')) {
      return new Token.Word(word);
    }
    at = next + (arrow ? 2 : 1);
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
