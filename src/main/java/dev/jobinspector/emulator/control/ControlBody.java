package dev.jobinspector.emulator.control;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.tree.JsonTree;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The JSON object in a request to the control plane. What it does not mean is refused, never
/// ignored: a test with a typing error in it would pass for the wrong reason.
final class ControlBody {
  private final JsonNode object;

  private ControlBody(JsonNode object) {
    this.object = object;
  }

  /// @param members all that it may have
  static ControlBody of(byte[] body, String... members) {
    JsonNode object = object(body);
    List<String> known = List.of(members);
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw refused(
            "There is no member \"%s\"; there are %s".formatted(name, String.join(", ", known)));
      }
    }
    return new ControlBody(object);
  }

  static ServiceError refused(String reason) {
    return new ServiceError("", 400, reason);
  }

  boolean has(String member) {
    return object.has(member);
  }

  String text(String member) {
    return object.path(member).asString("");
  }

  /// Returns a duration, if there is that member.
  Optional<Duration> duration(String member, Duration most, String limit) {
    if (!has(member)) {
      return Optional.empty();
    }
    Duration duration;
    try {
      duration = Duration.parse(object.path(member).isString() ? text(member) : "");
    } catch (DateTimeParseException ignored) {
      throw refused(member + " must be a duration such as PT20M or PT0.5S");
    }
    if (duration.isNegative() || duration.compareTo(most) > 0) {
      throw refused(member + " must not be negative, nor longer than " + limit);
    }
    return Optional.of(duration);
  }

  /// Returns a whole number, if there is that member.
  Optional<Integer> whole(String member, int least, int most) {
    JsonNode value = object.path(member);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw refused("%s must be a whole number from %d to %d".formatted(member, least, most));
    }
    return Optional.of(value.intValue());
  }

  private static JsonNode object(byte[] body) {
    try {
      JsonNode read = JsonTree.read(body);
      if (read.isObject()) {
        return read;
      }
    } catch (JacksonException ignored) {
      // Said below, as for what is no object.
    }
    throw refused("The body must be a JSON object");
  }
}
