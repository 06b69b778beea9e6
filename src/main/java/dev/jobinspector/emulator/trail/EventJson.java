package dev.jobinspector.emulator.trail;

import dev.jobinspector.emulator.json.EpochSeconds;
import dev.jobinspector.emulator.scenario.Recorded.Parameters;
import dev.jobinspector.emulator.tree.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An event as LookupEvents answers it, with the whole record as text in it.
final class EventJson {
  private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";
  private static final Set<String> SECRETS =
      Set.of("clientToken", "continuationToken", "outputVariables");

  private EventJson() {}

  static ObjectNode of(RecordedCall call, String account, String region, Parameters parameters) {
    String id =
        UUID.nameUUIDFromBytes((region + call.number()).getBytes(StandardCharsets.UTF_8))
            .toString();
    boolean reads = call.event().startsWith("Get") || call.event().startsWith("List");
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("EventId", id)
            .put("EventName", call.event())
            .put("ReadOnly", Boolean.toString(reads))
            .put("EventSource", "codepipeline.amazonaws.com")
            .put("Username", call.identity().substring(call.identity().lastIndexOf('/') + 1));
    event.set("EventTime", EpochSeconds.seconds(call.at()));
    event.putArray("Resources");
    return event.put(
        "CloudTrailEvent", JsonTree.text(record(call, id, account, region, parameters)));
  }

  private static ObjectNode record(
      RecordedCall call, String id, String account, String region, Parameters parameters) {
    ObjectNode record = JsonNodeFactory.instance.objectNode().put("eventVersion", "1.09");
    record
        .putObject("userIdentity")
        .put("type", call.identity().contains(":assumed-role/") ? "AssumedRole" : "IAMUser")
        .put("arn", call.identity())
        .put("accountId", account);
    record
        .put("eventTime", call.at().toString())
        .put("eventSource", "codepipeline.amazonaws.com")
        .put("eventName", call.event())
        .put("awsRegion", region)
        .put("sourceIPAddress", call.address())
        .put("userAgent", call.userAgent());
    call.error().ifPresent(code -> record.put("errorCode", code));
    record.set("requestParameters", shown(call.request(), parameters));
    return record
        .putNull("responseElements")
        .put("eventID", id)
        .put("eventType", "AwsApiCall")
        .put("managementEvent", true)
        .put("recipientAccountId", account);
  }

  private static JsonNode shown(JsonNode request, Parameters parameters) {
    return switch (parameters) {
      case ABSENT -> JsonNodeFactory.instance.nullNode();
      case SHOWN, HIDDEN -> {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (var member : request.properties()) {
          if (parameters == Parameters.HIDDEN || SECRETS.contains(member.getKey())) {
            shown.put(member.getKey(), HIDDEN);
          } else {
            shown.set(member.getKey(), member.getValue());
          }
        }
        yield shown;
      }
    };
  }
}
