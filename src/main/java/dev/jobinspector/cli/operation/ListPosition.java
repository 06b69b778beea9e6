package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.DocumentReader;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.JsonText;
import dev.jobinspector.text.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where a list was cut off: in which page, and after how many of its items. As a text it is what
/// the AWS CLI prints as `NextToken` and takes as `--starting-token`.
///
/// @param token of the page; empty for the first
record ListPosition(Optional<String> token, int skipped) {
  static final ListPosition BEGIN = new ListPosition(Optional.empty(), 0);

  private static final String TOKEN = "nextToken";
  private static final String SKIPPED = "boto_truncate_amount";

  /// @throws InvalidParameterException if no list was cut off so
  static ListPosition of(String text) {
    try {
      Map<String, Value> entries =
          DocumentReader.read(
                  new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8),
                  DocumentFormat.JSON)
              .mapping()
              .entries();
      int skipped =
          entries.get(SKIPPED) instanceof Value.Numeral(var literal, _)
              ? Integer.parseInt(literal)
              : 0;
      if (entries.containsKey(TOKEN) && skipped >= 0) {
        return new ListPosition(
            entries.get(TOKEN) instanceof Value.Text(var token, _)
                ? Optional.of(token)
                : Optional.empty(),
            skipped);
      }
    } catch (InvalidRequestException | IllegalArgumentException _) {
      // said below
    }
    throw new InvalidParameterException(
        "--starting-token: must be the NextToken that an earlier list printed");
  }

  /// Returns the position so many items further on in the same page.
  ListPosition after(int items) {
    return new ListPosition(token, skipped + items);
  }

  String text() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put(TOKEN, token.orElse(null));
    if (skipped > 0) {
      entries.put(SKIPPED, skipped);
    }
    return Base64.getEncoder()
        .encodeToString(JsonText.compact(entries).getBytes(StandardCharsets.UTF_8));
  }
}
