package dev.jobinspector.emulator.scenario;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The fixed ids of a scenario: lower-case UUIDs, none twice.
final class UniqueIds {
  private static final int LENGTH = 36;

  private final Set<String> seen = new HashSet<>();

  Optional<String> optional(ObjectFields fields) throws InvalidScenario {
    Optional<String> id = fields.optionalText("id");
    if (id.isPresent()) {
      if (!isUuid(id.get())) {
        throw wrong(fields.lineOf("id"));
      }
      if (!seen.add(id.get())) {
        throw new InvalidScenario(fields.lineOf("id"), "another object has this id");
      }
    }
    return id;
  }

  static void check(String id, int line) throws InvalidScenario {
    if (!isUuid(id)) {
      throw wrong(line);
    }
  }

  private static InvalidScenario wrong(int line) {
    return new InvalidScenario(line, "an id must be a UUID in lower case");
  }

  /// Without a regular expression, since a scenario may have hundreds of thousands.
  private static boolean isUuid(String id) {
    boolean is = id.length() == LENGTH;
    for (int i = 0; is && i < LENGTH; i++) {
      char c = id.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      is = dash ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return is;
  }
}
