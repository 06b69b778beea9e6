package dev.jobinspector.request;

import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.SourceLocation;
import java.util.LinkedHashMap;
import java.util.Map;

/// The AWS CLI's shorthand for a flat map: `key=value,key='a, b',key="c",key=d\,e`, with blanks
/// around keys and values. A key that ends with `@` stands for the value that its value names.
final class Shorthand {
  private final String text;
  private int at;

  Shorthand(String text) {
    this.text = text;
  }

  Map<String, String> pairs() {
    Map<String, String> pairs = new LinkedHashMap<>();
    while (at < text.length() || pairs.isEmpty()) {
      String key = key(!pairs.isEmpty());
      if (pairs.putIfAbsent(key, value()) != null) {
        throw wrong("a key that was not given before");
      }
      skipBlanks();
    }
    return pairs;
  }

  /// @param follows whether a pair stands before it: then the comma may have been part of its value
  private String key(boolean follows) {
    int equals = text.indexOf('=', at);
    int comma = text.indexOf(',', at);
    if (equals < 0 || equals == at || (comma >= 0 && comma < equals)) {
      throw wrong(
          "key=value" + (follows ? " (a comma in a value needs quotes: key='one, two')" : ""));
    }
    String key = text.substring(at, equals).strip();
    if (key.indexOf(' ') >= 0) {
      throw wrong(
          "a key without blanks"
              + (follows ? " (a comma in a value needs quotes: key='one, two')" : ""));
    }
    at = equals + 1;
    return key;
  }

  private String value() {
    skipBlanks();
    if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      return quoted(text.charAt(at));
    }
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != ',') {
      if (text.startsWith("\\,", at)) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    at++;
    return value.toString().stripTrailing();
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\'
          && at + 1 < text.length()
          && (text.charAt(at + 1) == quote || text.charAt(at + 1) == '\\')) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (at >= text.length()) {
      throw wrong("a closing quote");
    }
    at++;
    skipBlanks();
    if (at < text.length() && text.charAt(at) != ',') {
      throw wrong("a comma");
    }
    at++;
    return value.toString();
  }

  private InvalidRequestException wrong(String expected) {
    return InvalidRequestException.of(
        "expected %s at character %d of the shorthand (key=value,key=value)"
            .formatted(expected, Math.min(at, text.length()) + 1),
        SourceLocation.NOWHERE);
  }
}
