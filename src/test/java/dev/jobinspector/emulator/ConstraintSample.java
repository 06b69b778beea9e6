package dev.jobinspector.emulator;

import dev.jobinspector.emulator.EmulatorConstraintsTest.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Requests that are right but for one member, which just keeps or just breaks a constraint. What
/// else a request must have comes from the same table.
final class ConstraintSample {
  private static final String UUID = "0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f";
  private static final String ROLE = "arn:aws:iam::111122223333:role/";
  private static final String MEMBER = ".member";
  private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

  /// A request and the words of its refusal.
  record Case(ObjectNode request, String message) {}

  private final Row row;
  private final Map<String, List<Row>> rows;

  /// @param operation all rows of the operation
  ConstraintSample(Row row, List<Row> operation) {
    this.row = row;
    this.rows = operation.stream().collect(Collectors.groupingBy(Row::member));
  }

  List<Case> broken() {
    int limit = limit();
    return switch (row.constraint()) {
      case "required" -> List.of(missing());
      case "type" -> List.of(wrongType());
      case "min" -> List.of(text("", "length greater than or equal to " + limit));
      case "max" -> List.of(text(fill(row.member(), limit + 1), "less than or equal to " + limit));
      case "pattern" -> offPattern();
      case "enum" ->
          List.of(
              text("Nothing", "satisfy enum value set: [" + row.limit().replace(" ", ", ") + "]"));
      case "at-least" -> List.of(number(limit - 1, "value greater than or equal to " + limit));
      case "at-most" -> List.of(number(limit + 1, "value less than or equal to " + limit));
      case "list-min" ->
          List.of(new Case(with(JSON.arrayNode()), "length greater than or equal to " + limit));
      case "list-max" ->
          List.of(new Case(with(items(limit + 1)), "length less than or equal to " + limit));
      case "map-max" ->
          List.of(new Case(with(entries(limit + 1)), "length less than or equal to " + limit));
      case "map-key" -> List.of(new Case(with(JSON.objectNode().set("abc", table())), "Map keys"));
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
    int limit = limit();
    return switch (row.constraint()) {
      case "required", "type", "pattern", "map-key" -> List.of(with(minimal(row.member())));
      case "min", "max" -> List.of(with(JSON.stringNode(fill(row.member(), limit))));
      case "enum" ->
          Stream.of(row.limit().split(" ", -1)).map(value -> with(JSON.stringNode(value))).toList();
      case "at-least", "at-most" -> List.of(with(JSON.numberNode(limit)));
      case "list-min", "list-max" -> List.of(with(items(limit)));
      case "map-max" -> List.of(with(entries(limit)));
      case "key-min", "value-min", "key-pattern", "value-pattern" ->
          List.of(entry("a", "a", "").request());
      case "key-max" -> List.of(entry("a".repeat(limit), "a", "").request());
      case "value-max" -> List.of(entry("a", "a".repeat(limit), "").request());
      default -> throw new IllegalStateException(row.toString());
    };
  }

  private int limit() {
    return row.limit().matches("-?\\d+") ? Integer.parseInt(row.limit()) : 0;
  }

  private List<Case> offPattern() {
    String message = "regular expression pattern: " + row.limit();
    if (row.limit().contains("{8}")) {
      // Of UUIDs, upper case is what tells this pattern from others.
      return List.of(text("NOT-A-UUID", message), text("0F" + UUID.substring(2), message));
    }
    if (row.limit().equals(".*")) {
      return List.of(text("a\nb", message));
    }
    return row.limit().equals("AWS|ThirdParty")
        ? List.of(text("Custom", message), text("AWSome", message))
        : List.of(text("a,b", message), text("ä", message));
  }

  private Case missing() {
    ObjectNode request = with(minimal(row.member()));
    List<String> path = path();
    ((ObjectNode) parent(request, path)).remove(path.getLast());
    return new Case(
        request,
        "Value null at '"
            + row.member()
            + "' failed to satisfy constraint: Member must not be null");
  }

  private Case wrongType() {
    return new Case(with(JSON.stringNode("x")), "");
  }

  private Case text(String value, String message) {
    return new Case(with(JSON.stringNode(value)), message);
  }

  private Case number(int value, String message) {
    return new Case(with(JSON.numberNode(value)), message);
  }

  private Case entry(String key, String value, String message) {
    return new Case(with(JSON.objectNode().put(key, value)), message);
  }

  private JsonNode items(int count) {
    ArrayNode items = JSON.arrayNode();
    IntStream.range(0, count).forEach(_ -> items.add(minimal(row.member() + ".1" + MEMBER)));
    return items;
  }

  private static JsonNode entries(int count) {
    ObjectNode entries = JSON.objectNode();
    IntStream.range(0, count).forEach(i -> entries.put("k" + i, "v"));
    return entries;
  }

  private JsonNode table() {
    return minimal(row.member() + ".us-east-1" + MEMBER);
  }

  /// A request with this value of the member.
  private ObjectNode with(JsonNode value) {
    ObjectNode request = structure("");
    List<String> path = path();
    set(parent(request, path), path.getLast(), value);
    return request;
  }

  private List<String> path() {
    var path = new ArrayList<String>();
    for (String part : row.member().split("\\.", -1)) {
      if (part.equals("member")) {
        path.add(path.removeLast() + MEMBER);
      } else {
        path.add(part);
      }
    }
    return path;
  }

  private JsonNode parent(ObjectNode request, List<String> path) {
    JsonNode node = request;
    String soFar = "";
    for (String name : path.subList(0, path.size() - 1)) {
      soFar = soFar.isEmpty() ? name : soFar + "." + name;
      JsonNode child = child(node, name);
      if (child.isMissingNode()) {
        child = minimal(soFar);
        set(node, name, child);
      }
      node = child;
    }
    return node;
  }

  private static JsonNode child(JsonNode node, String name) {
    return node.isArray() ? node.path(0) : node.path(name.replace(MEMBER, ""));
  }

  private static void set(JsonNode node, String name, JsonNode value) {
    if (node instanceof ArrayNode array) {
      array.removeAll();
      array.add(value);
    } else {
      ((ObjectNode) node).set(name.replace(MEMBER, ""), value);
    }
  }

  /// The least that is right at a place.
  private JsonNode minimal(String path) {
    return switch (limit(path, "type", Function.identity(), "string")) {
      case "structure" -> structure(path + ".");
      case "list" -> {
        ArrayNode list = JSON.arrayNode();
        int least = limit(path, "list-min", Integer::parseInt, 0);
        IntStream.range(0, least).forEach(_ -> list.add(minimal(path + ".1" + MEMBER)));
        yield list;
      }
      case "map" -> JSON.objectNode();
      case "boolean" -> JSON.booleanNode(false);
      case "integer" -> JSON.numberNode(limit(path, "at-least", Integer::parseInt, 1));
      case "timestamp" -> JSON.numberNode(0);
      default -> {
        String values = limit(path, "enum", Function.identity(), "");
        yield JSON.stringNode(
            values.isEmpty()
                ? fill(path, limit(path, "min", Integer::parseInt, 1))
                : values.split(" ", -1)[0]);
      }
    };
  }

  /// A structure with what it requires.
  private ObjectNode structure(String prefix) {
    ObjectNode node = JSON.objectNode();
    rows.forEach(
        (member, constraints) -> {
          boolean required =
              constraints.stream().anyMatch(it -> it.constraint().equals("required"));
          if (required && member.startsWith(prefix)) {
            String name = member.substring(prefix.length());
            if (name.indexOf('.') < 0) {
              node.set(name, minimal(member));
            }
          }
        });
    return node;
  }

  private String fill(String path, int length) {
    String pattern = limit(path, "pattern", Function.identity(), "");
    if (pattern.contains("{8}")) {
      return UUID;
    }
    if (pattern.startsWith("arn:")) {
      return ROLE + "a".repeat(Math.max(1, length - ROLE.length()));
    }
    return pattern.equals("AWS|ThirdParty") ? "ThirdParty" : "a".repeat(Math.max(1, length));
  }

  private <T> T limit(String path, String constraint, Function<String, T> read, T otherwise) {
    return rows.getOrDefault(path, List.of()).stream()
        .filter(it -> it.constraint().equals(constraint))
        .map(it -> read.apply(it.limit()))
        .findFirst()
        .orElse(otherwise);
  }
}
