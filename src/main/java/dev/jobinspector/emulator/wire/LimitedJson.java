package dev.jobinspector.emulator.wire;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// JSON from strangers: eight megabytes of brackets would take hundreds as a tree, so a document
/// has a limit of tokens, far above that of any real request.
final class LimitedJson {
  private static final int MOST_TOKENS = 100_000;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                  .build())
          .build();

  private LimitedJson() {}
}
