package dev.jobinspector.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/// What a parser expected where it gave up. The parser's own message quotes the document, so only
/// these words leave here: the message merely chooses among them.
final class Expectation {
  private static final List<Map.Entry<String, String>> JSON =
      List.of(
          Map.entry("end-of-input", "the document to go on: it ends too early"),
          Map.entry("to start property name", "a key in double quotes, or a closing }"),
          Map.entry("to start field name", "a key in double quotes, or a closing }"),
          Map.entry("to separate object entries", "a comma or a closing }"),
          Map.entry("to separate array entries", "a comma or a closing ]"),
          Map.entry("colon", "a colon after the key"),
          Map.entry("close marker", "the other closing bracket"),
          Map.entry("character escape", "one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"),
          Map.entry("hex-digit", "four hexadecimal digits after \\u"),
          Map.entry("control character", "no line break or control character inside a text"),
          Map.entry("leading zero", "a number without leading zeros"),
          Map.entry("numeric value", "a number such as 3, 0.5 or -1e6"),
          Map.entry("comment", "no comment: JSON has none"));

  private static final List<Map.Entry<String, String>> YAML =
      List.of(
          Map.entry("block end", "a key or an entry at the same indentation as the ones before"),
          Map.entry("mapping values are not allowed", "no second colon here: quote the text"),
          Map.entry("cannot start any token", "a text that begins so to be quoted; no tab indents"),
          Map.entry("could not find expected ':'", "a colon and a space after the key"),
          Map.entry("quoted scalar", "a closing quote"),
          Map.entry("flow mapping", "a comma or a closing }"),
          Map.entry("flow sequence", "a comma or a closing ]"),
          Map.entry("escape", "an escape that YAML knows"),
          Map.entry("undefined alias", "no alias"),
          Map.entry("special characters", "no control character"),
          Map.entry("document start", "one document only"));

  private static final Pattern YAML_LOCATION =
      Pattern.compile(" in reader, line ([0-9]{1,7}), column ([0-9]{1,7})");

  private Expectation() {}

  /// Returns what a parser threw as a refusal in words.
  static InvalidRequestException refusal(JacksonException malformed, DocumentFormat format) {
    return InvalidRequestException.of(rule(malformed, format), location(malformed, format));
  }

  /// Where the parser gave up. For YAML the message knows better than the exception's location,
  /// which is the token before.
  private static SourceLocation location(JacksonException malformed, DocumentFormat format) {
    SourceLocation location = SourceLocation.of(malformed.getLocation());
    if (format == DocumentFormat.YAML) {
      Matcher matcher = YAML_LOCATION.matcher(String.valueOf(malformed.getOriginalMessage()));
      while (matcher.find()) {
        location =
            new SourceLocation(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      }
    }
    return location;
  }

  private static String rule(JacksonException malformed, DocumentFormat format) {
    if (malformed instanceof StreamConstraintsException) {
      return "The document has a text, a number or a nesting beyond every use.";
    }
    String message = String.valueOf(malformed.getOriginalMessage()).toLowerCase(Locale.ROOT);
    List<Map.Entry<String, String>> known =
        switch (format) {
          case JSON -> JSON;
          case YAML -> YAML;
        };
    String expected =
        known.stream()
            .filter(entry -> message.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(
                switch (format) {
                  case JSON -> "a value: a text in double quotes, a number, true, false, { or [";
                  case YAML -> "a key, a colon and a value";
                });
    return "This is no valid " + format + ". Expected " + expected + ".";
  }
}
