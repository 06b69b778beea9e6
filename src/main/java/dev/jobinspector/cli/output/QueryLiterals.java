package dev.jobinspector.cli.output;

import java.util.regex.Matcher;

/// Writes a query in the words of the library: the AWS CLI takes `` `text` `` for a text, and much
/// that was written for it says so; and slices are a [QuerySlice].
final class QueryLiterals {
  private static final String JSON =
      "\\s*(\".*|\\{.*|\\[.*|true|false|null|-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?)\\s*";

  private QueryLiterals() {}

  static String quoted(String query) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < query.length()) {
      char c = query.charAt(at);
      int end = c == '`' || c == '\'' || c == '"' ? closing(query, at) : at;
      if (c == '`' && end < query.length()) {
        out.append('`').append(literal(query.substring(at + 1, end))).append('`');
      } else if (c == '[' && QuerySlice.at(query, at).isPresent()) {
        Matcher slice = QuerySlice.at(query, at).get();
        out.append(QuerySlice.field(slice, out));
        end = slice.end() - 1;
      } else {
        out.append(query, at, Math.min(end + 1, query.length()));
      }
      at = end + 1;
    }
    return out.toString();
  }

  private static int closing(String query, int open) {
    int at = open + 1;
    while (at < query.length() && query.charAt(at) != query.charAt(open)) {
      at += query.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, query.length());
  }

  private static String literal(String text) {
    return text.matches("(?s)" + JSON)
        ? text
        : "\"" + text.stripLeading().replace("\"", "\\\"") + "\"";
  }
}
