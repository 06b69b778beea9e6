package dev.jobinspector.emulator.check;

import dev.jobinspector.emulator.check.MemberShape.Entries;
import dev.jobinspector.emulator.check.MemberShape.Flag;
import dev.jobinspector.emulator.check.MemberShape.Items;
import dev.jobinspector.emulator.check.MemberShape.Limits;
import dev.jobinspector.emulator.check.MemberShape.Member;
import dev.jobinspector.emulator.check.MemberShape.Structure;
import dev.jobinspector.emulator.check.MemberShape.Table;
import dev.jobinspector.emulator.check.MemberShape.Text;
import dev.jobinspector.emulator.check.MemberShape.Timestamp;
import dev.jobinspector.emulator.check.MemberShape.Whole;
import dev.jobinspector.emulator.tree.JsonTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// What the service model demands of each request: `constraints.json`, where a name ending in `!`
/// is a required member. Source: the API reference of AWS CodePipeline, version 2015-07-09.
public final class Constraints {
  private final JsonNode types;
  private final Map<String, MemberShape> shapes = new HashMap<>();
  private final Map<String, Structure> requests = new LinkedHashMap<>();

  private Constraints(JsonNode document) {
    types = document.path("types");
    for (var operation : document.path("operations").properties()) {
      requests.put(operation.getKey(), structure(operation.getValue()));
    }
  }

  public static Constraints load() {
    var resource =
        Objects.requireNonNull(Constraints.class.getResourceAsStream("constraints.json"));
    return new Constraints(JsonTree.read(resource));
  }

  /// Checks a request of an operation.
  ///
  /// @throws ServiceError if a value is of a wrong type, or breaks a constraint
  public void check(String operation, JsonNode input) {
    Structure request = Objects.requireNonNull(requests.get(operation));
    new TypeCheck().structure(request, input);
    new ConstraintCheck().check(request, input);
  }

  private Structure structure(JsonNode names) {
    var members = new LinkedHashMap<String, Member>();
    for (var entry : names.properties()) {
      boolean required = entry.getKey().endsWith("!");
      String name = required ? entry.getKey().replace("!", "") : entry.getKey();
      members.put(name, new Member(shape(entry.getValue().stringValue()), required));
    }
    return new Structure(members);
  }

  private MemberShape shape(String name) {
    MemberShape known = shapes.get(name);
    if (known != null) {
      return known;
    }
    JsonNode type = types.path(name);
    MemberShape shape =
        switch (type.path("type").asString("")) {
          case "integer" -> new Whole(limits(type));
          case "boolean" -> new Flag();
          case "timestamp" -> new Timestamp();
          default -> textOrMore(type);
        };
    shapes.put(name, shape);
    return shape;
  }

  private MemberShape textOrMore(JsonNode type) {
    if (type.has("members")) {
      return structure(type.path("members"));
    }
    if (type.has("item")) {
      return new Items(limits(type), shape(type.path("item").stringValue()));
    }
    if (!type.has("key")) {
      return text(type);
    }
    Text key = text(type, "key");
    return shape(type.path("value").stringValue()) instanceof Structure structure
        ? new Table(key, structure)
        : new Entries(limits(type), key, text(type, "value"), type.path("hidden").asBoolean(false));
  }

  private Text text(JsonNode map, String side) {
    return text(types.path(map.path(side).stringValue()));
  }

  private static Text text(JsonNode type) {
    var rules = new ArrayList<TextConstraint>();
    if (type.has("enum")) {
      rules.add(
          TextConstraint.oneOf(
              type.path("enum").valueStream().map(JsonNode::stringValue).toList()));
    }
    if (type.has("pattern")) {
      rules.add(TextConstraint.pattern(type.path("pattern").stringValue()));
    }
    limit(type, "max").ifPresent(most -> rules.add(TextConstraint.atMost(most)));
    limit(type, "min").ifPresent(least -> rules.add(TextConstraint.atLeast(least)));
    return new Text(rules);
  }

  private static Limits limits(JsonNode type) {
    return new Limits(limit(type, "min"), limit(type, "max"));
  }

  private static OptionalInt limit(JsonNode type, String name) {
    return type.has(name) ? OptionalInt.of(type.path(name).intValue()) : OptionalInt.empty();
  }
}
