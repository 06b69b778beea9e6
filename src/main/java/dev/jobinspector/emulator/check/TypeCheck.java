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
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Refuses JSON of the wrong type, in the words that AWS's JSON services use.
final class TypeCheck {
  void structure(Structure shape, JsonNode value) {
    for (Map.Entry<String, MemberShape.Member> member : shape.members().entrySet()) {
      JsonNode given = value.path(member.getKey());
      if (!given.isMissingNode() && !given.isNull()) {
        check(member.getValue().shape(), given);
      }
    }
  }

  private void check(MemberShape shape, JsonNode value) {
    switch (shape) {
      case Structure structure -> {
        require(value.isObject(), value, "structure");
        structure(structure, value);
      }
      case Entries unused -> {
        require(value.isObject(), value, "map");
        value.forEach(item -> require(item.isString() || item.isNull(), item, "String"));
      }
      case Table(Text unused, Structure item) -> {
        require(value.isObject(), value, "map");
        value.forEach(each -> check(item, each));
      }
      case Items(Limits unused, MemberShape item) -> {
        require(value.isArray(), value, "list");
        value.forEach(each -> check(item, each));
      }
      case Text unused -> require(value.isString(), value, "String");
      case Whole unused -> require(value.isInt(), value, "Integer");
      case Flag unused -> require(value.isBoolean(), value, "Boolean");
      case Timestamp unused -> require(value.isNumber(), value, "Timestamp");
    }
  }

  private static void require(boolean fits, JsonNode value, String wanted) {
    if (!fits) {
      throw new ServiceError("SerializationException", 400, message(value, wanted));
    }
  }

  private static String message(JsonNode value, String wanted) {
    if (value.isObject()) {
      return "Start of structure or map found where not expected.";
    }
    if (value.isArray()) {
      return "Start of list found where not expected";
    }
    if (List.of("structure", "map", "list").contains(wanted)) {
      return "Unexpected field type";
    }
    return token(value)
        + " can not be converted to "
        + (wanted.startsWith("I") ? "an " : "a ")
        + wanted;
  }

  private static String token(JsonNode value) {
    if (value.isNumber()) {
      return "NUMBER_VALUE";
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE";
    }
    return "STRING_VALUE";
  }
}
