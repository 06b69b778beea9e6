package dev.jobinspector.emulator.trail;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.operation.OperationResult;
import dev.jobinspector.emulator.operation.PlayedService;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// LookupEvents of CloudTrail.
public final class TrailLookup implements PlayedService {
  private static final String OPERATION = "LookupEvents";
  private static final int MOST = 50;

  private final Trail trail;

  public TrailLookup(Trail trail) {
    this.trail = trail;
  }

  @Override
  public Set<String> names() {
    return Set.of(OPERATION);
  }

  @Override
  public void receive(Request request) {
    trail.lookedUp();
  }

  @Override
  public OperationResult answer(Request request) {
    JsonNode input = request.input();
    if (trail.isThrottled()) {
      throw ServiceError.modelled("ThrottlingException", "Rate exceeded");
    }
    int most = input.path("MaxResults").asInt(MOST);
    if (most < 1 || most > MOST) {
      throw ServiceError.modelled("InvalidMaxResultsException", "MaxResults must be 1 to 50");
    }
    Instant from = time(input.path("StartTime"), Instant.EPOCH);
    Instant to = time(input.path("EndTime"), trail.now());
    if (from.isAfter(to)) {
      throw ServiceError.modelled("InvalidTimeRangeException", "StartTime is after EndTime");
    }
    Records records = trail.of(request.region());
    List<RecordedCall> found =
        matching(input.path("LookupAttributes"), records.until(trail.now()).stream())
            .filter(call -> !call.at().isBefore(from) && !call.at().isAfter(to))
            .toList();
    List<RecordedCall> left = after(input.path("NextToken"), found);
    List<RecordedCall> page = left.subList(0, Math.min(most, left.size()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var events = answer.putArray("Events");
    page.forEach(
        call ->
            events.add(
                EventJson.of(call, trail.account(), request.region(), records.parameters())));
    if (page.size() < left.size()) {
      answer.put("NextToken", Long.toString(page.getLast().number()));
    }
    return new OperationResult.Body(answer);
  }

  private static Stream<RecordedCall> matching(JsonNode attributes, Stream<RecordedCall> calls) {
    if (attributes.isEmpty()) {
      return calls;
    }
    String key = attributes.path(0).path("AttributeKey").asString("");
    if (attributes.size() > 1 || !key.equals("EventName")) {
      throw ServiceError.modelled(
          "InvalidLookupAttributesException", "The emulator looks up by one EventName alone");
    }
    String value = attributes.path(0).path("AttributeValue").asString("");
    return calls.filter(call -> call.event().equals(value));
  }

  /// The token is the number of the last call of the page before.
  private static List<RecordedCall> after(JsonNode token, List<RecordedCall> found) {
    if (!token.isString()) {
      return found;
    }
    for (int at = 0; at < found.size(); at++) {
      if (Long.toString(found.get(at).number()).equals(token.stringValue())) {
        return found.subList(at + 1, found.size());
      }
    }
    throw ServiceError.modelled("InvalidNextTokenException", "The token is not of this look-up");
  }

  private static Instant time(JsonNode seconds, Instant otherwise) {
    return seconds.isNumber()
        ? Instant.ofEpochMilli((long) (seconds.doubleValue() * 1000))
        : otherwise;
  }
}
