package dev.jobinspector.emulator.check;

import dev.jobinspector.emulator.check.MemberShape.Entries;
import dev.jobinspector.emulator.check.MemberShape.Flag;
import dev.jobinspector.emulator.check.MemberShape.Items;
import dev.jobinspector.emulator.check.MemberShape.Limits;
import dev.jobinspector.emulator.check.MemberShape.Structure;
import dev.jobinspector.emulator.check.MemberShape.Table;
import dev.jobinspector.emulator.check.MemberShape.Text;
import dev.jobinspector.emulator.check.MemberShape.Timestamp;
import dev.jobinspector.emulator.check.MemberShape.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Collects every broken constraint of a request and refuses it, in the words that AWS's services
/// use.
final class ConstraintCheck {
  private static final String MEMBER = ".member";

  private final List<String> violations = new ArrayList<>();

  void check(Structure request, JsonNode input) {
    structure("", request, input);
    if (!violations.isEmpty()) {
      throw ServiceError.validation(
          "%d validation error%s detected: %s"
              .formatted(
                  violations.size(),
                  violations.size() == 1 ? "" : "s",
                  String.join("; ", violations)));
    }
  }

  private void structure(String path, Structure shape, JsonNode value) {
    for (Map.Entry<String, MemberShape.Member> member : shape.members().entrySet()) {
      String memberPath = path + member.getKey();
      JsonNode given = value.path(member.getKey());
      if (!given.isMissingNode() && !given.isNull()) {
        value(memberPath, member.getValue().shape(), given);
      } else if (member.getValue().required()) {
        violations.add(
            "Value null at '"
                + memberPath
                + "' failed to satisfy constraint: Member must not be null");
      }
    }
  }

  private void value(String path, MemberShape shape, JsonNode value) {
    switch (shape) {
      case Structure structure -> structure(path + ".", structure, value);
      case Entries entries -> entries(path, entries, value);
      case Table(Text key, Structure item) -> {
        if (value.propertyNames().stream().anyMatch(key::isBrokenBy)) {
          addHidden(path, "Map keys must satisfy constraint: " + key.message());
        }
        value
            .properties()
            .forEach(entry -> value(path + "." + entry.getKey() + MEMBER, item, entry.getValue()));
      }
      case Items(Limits size, MemberShape item) -> {
        if (outside(size, value.size())) {
          addHidden(path, message(size, value.size(), "length"));
        }
        for (int i = 0; i < value.size(); i++) {
          value(path + "." + (i + 1) + MEMBER, item, value.path(i));
        }
      }
      case Text(List<TextConstraint> rules) ->
          rules.stream()
              .filter(rule -> rule.isBrokenBy(value.stringValue()))
              .forEach(rule -> add(path, value.stringValue(), rule.message()));
      case Whole(Limits limits) -> {
        if (outside(limits, value.intValue())) {
          add(path, value.asString(), message(limits, value.intValue(), "value"));
        }
      }
      case Flag unused -> {}
      case Timestamp unused -> {}
    }
  }

  private void entries(String path, Entries shape, JsonNode value) {
    var broken = new ArrayList<String>();
    if (outside(shape.size(), value.size())) {
      broken.add(message(shape.size(), value.size(), "length"));
    }
    if (value.propertyNames().stream().anyMatch(shape.key()::isBrokenBy)) {
      broken.add("Map keys must satisfy constraint: " + shape.key().message());
    }
    if (value.valueStream().anyMatch(item -> shape.value().isBrokenBy(item.asString("")))) {
      broken.add("Map value must satisfy constraint: " + shape.value().message());
    }
    for (String message : broken) {
      if (shape.hidden()) {
        addHidden(path, message);
      } else {
        add(path, text(value), message);
      }
    }
  }

  private void add(String path, String value, String message) {
    violations.add(
        "Value '" + value + "' at '" + path + "' failed to satisfy constraint: " + message);
  }

  /// As the service words it where the value may be a secret, or is long.
  private void addHidden(String path, String message) {
    violations.add("Value at '" + path + "' failed to satisfy constraint: " + message);
  }

  private static boolean outside(Limits limits, int number) {
    return number < limits.least().orElse(number) || number > limits.most().orElse(number);
  }

  private static String message(Limits limits, int number, String what) {
    return number < limits.least().orElse(number)
        ? "Member must have " + what + " greater than or equal to " + limits.least().getAsInt()
        : "Member must have " + what + " less than or equal to " + limits.most().getAsInt();
  }

  private static String text(JsonNode map) {
    return map.properties().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().asString(""))
        .toList()
        .toString()
        .replace('[', '{')
        .replace(']', '}');
  }
}
