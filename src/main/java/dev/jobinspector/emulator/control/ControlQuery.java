package dev.jobinspector.emulator.control;

import static dev.jobinspector.emulator.control.ControlBody.refused;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands behind the `?` of a request to the control plane, as strictly read as its bodies.
final class ControlQuery {
  private final Map<String, String> values;

  private ControlQuery(Map<String, String> values) {
    this.values = values;
  }

  /// @param names all that it may have
  static ControlQuery of(@Nullable String raw, String... names) {
    List<String> known = List.of(names);
    Map<String, String> values = new TreeMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String name = decoded(parts[0]);
      if (!known.contains(name)) {
        throw refused(
            known.isEmpty()
                ? "This request takes no query"
                : "There is no query parameter \"%s\"; there are %s"
                    .formatted(name, String.join(", ", known)));
      }
      if (parts.length == 1 || parts[1].isEmpty() || values.containsKey(name)) {
        throw refused("The query parameter \"%s\" must have one value".formatted(name));
      }
      values.put(name, decoded(parts[1]));
    }
    return new ControlQuery(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<String> oneOf(String name, List<String> allowed) {
    Optional<String> value = text(name);
    if (value.isPresent() && !allowed.contains(value.get())) {
      throw refused(name + " must be one of " + String.join(", ", allowed));
    }
    return value;
  }

  Optional<Integer> whole(String name, int most) {
    return text(name).map(value -> whole(name, value, most));
  }

  /// Returns this query with another value for a parameter, to be put behind a `?`.
  String with(String name, String value) {
    Map<String, String> next = new TreeMap<>(values);
    next.put(name, value);
    return next.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static int whole(String name, String value, int most) {
    try {
      int whole = Integer.parseInt(value);
      if (whole >= 1 && whole <= most) {
        return whole;
      }
    } catch (NumberFormatException ignored) {
      // Said below, as for a number that does not fit.
    }
    throw refused("%s must be a whole number from 1 to %d".formatted(name, most));
  }

  /// The JDK's server has refused a % that begins no character.
  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
