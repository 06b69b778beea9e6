package dev.jobinspector.emulator.scenario;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The fixed ids of a scenario: lower-case UUIDs, none twice.
final class UniqueIds {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Set<String> seen = new HashSet<>();

  Optional<String> optional(ObjectFields fields) throws InvalidScenario {
    Optional<String> id = fields.optionalText("id");
    if (id.isPresent()) {
      check(id.get(), fields.lineOf("id"));
      if (!seen.add(id.get())) {
        throw new InvalidScenario(fields.lineOf("id"), "another object has this id");
      }
    }
    return id;
  }

  static void check(String id, int line) throws InvalidScenario {
    if (!UUID.matcher(id).matches()) {
      throw new InvalidScenario(line, "an id must be a UUID in lower case");
    }
  }
}
