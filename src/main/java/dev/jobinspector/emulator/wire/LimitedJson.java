package dev.jobinspector.emulator.wire;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON from strangers: eight megabytes of brackets would take hundreds as a tree, so a document
/// has a limit of tokens, far above that of any real request.
public final class LimitedJson {
  private static final int MOST_TOKENS = 100_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                  .build())
          .build();

  private LimitedJson() {}

  /// Returns what a body says.
  ///
  /// @throws tools.jackson.core.JacksonException if it is not JSON, or too much of it
  public static JsonNode read(byte[] body) {
    return MAPPER.readTree(body);
  }

  public static String text(JsonNode json) {
    return MAPPER.writeValueAsString(json);
  }
}
