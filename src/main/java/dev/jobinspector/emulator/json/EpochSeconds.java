package dev.jobinspector.emulator.json;

import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Points in time as AWS JSON writes them: seconds since 1970, with milliseconds.
public final class EpochSeconds {
  private EpochSeconds() {}

  public static JsonNode seconds(Instant instant) {
    return JsonNodeFactory.instance.numberNode(BigDecimal.valueOf(instant.toEpochMilli(), 3));
  }
}
