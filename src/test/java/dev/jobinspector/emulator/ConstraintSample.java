package dev.jobinspector.emulator;

import dev.jobinspector.emulator.EmulatorConstraintsTest.Row;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Requests that are right but for one member, which just keeps or just breaks a constraint.
final class ConstraintSample {
  private static final String UUID = "0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f";
  private static final JsonMapper JSON = new JsonMapper();

  /// A request and the words of its refusal.
  record Case(ObjectNode request, String message) {}

  private final Row row;

  ConstraintSample(Row row) {
    this.row = row;
  }

  List<Case> broken() {
    int limit = row.limit().matches("-?\\d+") ? Integer.parseInt(row.limit()) : 0;
    return switch (row.constraint()) {
      case "required" -> List.of(missing());
      case "min" -> List.of(text("", "length greater than or equal to " + limit));
      case "max" -> List.of(text(fill(limit + 1), "length less than or equal to " + limit));
      case "pattern" -> offPattern();
      case "enum" ->
          List.of(
              text("Nothing", "satisfy enum value set: [" + row.limit().replace(" ", ", ") + "]"));
      case "at-least" -> List.of(number(limit - 1, "value greater than or equal to " + limit));
      case "at-most" -> List.of(number(limit + 1, "value less than or equal to " + limit));
      case "map-max" ->
          List.of(entries("a", "b", "c", "d", "length less than or equal to " + limit));
      case "key-min" -> List.of(entry("", "a", "Map keys must satisfy constraint: ["));
      case "key-max" ->
          List.of(entry("a".repeat(limit + 1), "a", "less than or equal to " + limit));
      case "key-pattern" -> List.of(entry("a b", "a", "pattern: " + row.limit()));
      case "value-min" -> List.of(entry("a", "", "Map value must satisfy constraint: ["));
      case "value-max" ->
          List.of(entry("a", "a".repeat(limit + 1), "less than or equal to " + limit));
      case "value-pattern" -> List.of(entry("a", "a b", "pattern: " + row.limit()));
      default -> throw new IllegalStateException(row.toString());
    };
  }

  List<ObjectNode> kept() {
    int limit = row.limit().matches("-?\\d+") ? Integer.parseInt(row.limit()) : 0;
    var kept = new ArrayList<ObjectNode>();
    switch (row.constraint()) {
      case "required" -> kept.add(base());
      case "min", "max" -> kept.add(with(fill(limit)));
      case "pattern" -> kept.add(with(fill(1)));
      case "enum" ->
          row.limit()
              .lines()
              .flatMap(l -> List.of(l.split(" ")).stream())
              .forEach(v -> kept.add(with(v)));
      case "at-least", "at-most" -> kept.add(base(limit));
      case "map-max", "key-min", "value-min", "key-pattern", "value-pattern" ->
          kept.add(entry("a", "a", "").request());
      case "key-max" -> kept.add(entry("a".repeat(limit), "a", "").request());
      case "value-max" -> kept.add(entry("a", "a".repeat(limit), "").request());
      default -> throw new IllegalStateException(row.toString());
    }
    return kept;
  }

  private List<Case> offPattern() {
    String message = "regular expression pattern: " + row.limit();
    if (row.limit().contains("{8}")) {
      // Of UUIDs, upper case is what tells this pattern from others.
      return List.of(text("NOT-A-UUID", message), text("0F" + UUID.substring(2), message));
    }
    return row.limit().equals("AWS|ThirdParty")
        ? List.of(text("Custom", message), text("AWSome", message))
        : List.of(text("a,b", message), text("ä", message));
  }

  private Case missing() {
    ObjectNode request = base();
    parent(request).remove(leaf());
    return new Case(
        request,
        "Value null at '"
            + row.member()
            + "' failed to satisfy constraint: Member must not be null");
  }

  private Case text(String value, String message) {
    return new Case(with(value), message);
  }

  private Case number(int value, String message) {
    return new Case(base(value), message);
  }

  private Case entry(String key, String value, String message) {
    ObjectNode request = base();
    parent(request).putObject(leaf()).put(key, value);
    return new Case(request, message);
  }

  private Case entries(String key, String value, String key2, String value2, String message) {
    ObjectNode request = base();
    parent(request).putObject(leaf()).put(key, value).put(key2, value2);
    return new Case(request, message);
  }

  private ObjectNode with(String value) {
    ObjectNode request = base();
    parent(request).put(leaf(), value);
    return request;
  }

  private ObjectNode base(int value) {
    ObjectNode request = base();
    parent(request).put(leaf(), value);
    return request;
  }

  private String fill(int length) {
    String pattern = pattern();
    if (pattern.contains("{8}")) {
      return UUID;
    }
    return pattern.equals("AWS|ThirdParty") ? "ThirdParty" : "a".repeat(Math.max(1, length));
  }

  private String pattern() {
    return row.constraint().equals("pattern") ? row.limit() : "";
  }

  private String leaf() {
    return row.member().substring(row.member().lastIndexOf('.') + 1);
  }

  private ObjectNode parent(ObjectNode request) {
    ObjectNode parent = request;
    String[] path = row.member().split("\\.", -1);
    for (int i = 0; i < path.length - 1; i++) {
      parent = parent.withObjectProperty(path[i]);
    }
    if (path.length > 1 && parent.isEmpty()) {
      fillIn(path[path.length - 2], parent);
    }
    return parent;
  }

  /// What optional structures require once they are there.
  private static void fillIn(String structure, ObjectNode node) {
    switch (structure) {
      case "currentRevision" -> node.put("revision", "r").put("changeIdentifier", "c");
      case "latestInPipelineExecution" ->
          node.put("pipelineExecutionId", UUID).put("startTimeRange", "All");
      default -> {}
    }
  }

  private ObjectNode base() {
    String operation = row.operation();
    ObjectNode request = JSON.createObjectNode();
    if (operation.startsWith("PollFor")) {
      request
          .putObject("actionTypeId")
          .put("category", "Test")
          .put("owner", "Custom")
          .put("provider", "p")
          .put("version", "1");
    } else if (operation.contains("Job")) {
      request.put("jobId", UUID);
      if (operation.contains("ThirdParty")) {
        request.put("clientToken", "t");
      }
      if (operation.startsWith("Acknowledge")) {
        request.put("nonce", "1");
      }
      if (operation.contains("Failure")) {
        request.putObject("failureDetails").put("type", "JobFailed").put("message", "m");
      }
    } else if (operation.equals("GetActionType")) {
      request.put("category", "Test").put("owner", "AWS").put("provider", "p").put("version", "1");
    } else if (operation.equals("GetPipeline") || operation.equals("GetPipelineState")) {
      request.put("name", "p");
    } else if (!operation.equals("ListPipelines") && !operation.equals("ListActionTypes")) {
      pipeline(operation, request);
    }
    return request;
  }

  private static void pipeline(String operation, ObjectNode request) {
    request.put("pipelineName", "p");
    if (operation.contains("Execution") && !operation.startsWith("List")) {
      request.put("pipelineExecutionId", UUID);
    }
    if (operation.equals("RetryStageExecution")) {
      request.put("stageName", "s").put("retryMode", "ALL_ACTIONS");
    }
    if (operation.endsWith("Transition")) {
      request.put("stageName", "s").put("transitionType", "Inbound");
    }
    if (operation.equals("DisableStageTransition")) {
      request.put("reason", "r");
    }
  }
}
