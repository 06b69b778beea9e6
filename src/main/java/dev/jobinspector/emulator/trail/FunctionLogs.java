package dev.jobinspector.emulator.trail;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.operation.OperationResult;
import dev.jobinspector.emulator.operation.PlayedService;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// FilterLogEvents of CloudWatch Logs, without filter patterns.
public final class FunctionLogs implements PlayedService {
  private static final String OPERATION = "FilterLogEvents";
  private static final int MOST = 10_000;

  private final Trail trail;

  public FunctionLogs(Trail trail) {
    this.trail = trail;
  }

  @Override
  public Set<String> names() {
    return Set.of(OPERATION);
  }

  @Override
  public void receive(Request request) {
    // Nobody counts these.
  }

  @Override
  public OperationResult answer(Request request) {
    JsonNode input = request.input();
    if (!input.path("filterPattern").asString("").isEmpty()) {
      throw ServiceError.modelled(
          "InvalidParameterException", "The emulator does not play filterPattern");
    }
    long from = input.path("startTime").asLong(0);
    long to = input.path("endTime").asLong(Long.MAX_VALUE);
    int most = Math.clamp(input.path("limit").asInt(MOST), 1, MOST);
    List<LogLine> all =
        trail
            .of(request.region())
            .log(input.path("logGroupName").asString(""))
            .orElseThrow(
                () ->
                    ServiceError.modelled(
                        "ResourceNotFoundException", "The specified log group does not exist."))
            .stream()
            .filter(line -> line.at().toEpochMilli() >= from && line.at().toEpochMilli() <= to)
            .toList();
    int begin = begin(input.path("nextToken").asString("0"), all.size());
    int end = Math.min(all.size(), begin + most);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var events = answer.putArray("events");
    for (LogLine line : all.subList(begin, end)) {
      events
          .addObject()
          .put("logStreamName", "emulator")
          .put("timestamp", line.at().toEpochMilli())
          .put("message", line.message());
    }
    answer.putArray("searchedLogStreams");
    if (end < all.size()) {
      answer.put("nextToken", Integer.toString(end));
    }
    return new OperationResult.Body(answer);
  }

  private static int begin(String token, int size) {
    if (!token.matches("\\d{1,9}") || Integer.parseInt(token) > size) {
      throw ServiceError.modelled(
          "InvalidParameterException", "The specified nextToken is invalid.");
    }
    return Integer.parseInt(token);
  }
}
