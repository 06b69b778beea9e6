package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.scenario.Located.Items;
import dev.jobinspector.emulator.scenario.Located.Scalar;
import dev.jobinspector.emulator.scenario.Located.Sort;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A JSON object, read member by member. What nobody asked for is a mistake: see [#readBy].
final class ObjectFields implements Located {
  private static final Duration LONGEST = Duration.ofDays(3650);

  /// Makes something of an object.
  interface Reader<T> {
    T read(ObjectFields fields) throws InvalidScenario;
  }

  private final int line;
  private final Map<String, Located> members;

  /// Few, and a scenario may have hundreds of thousands of objects: no set.
  private final List<String> asked = new ArrayList<>(3);

  ObjectFields(int line, Map<String, Located> members) {
    this.line = line;
    this.members = members;
  }

  @Override
  public int line() {
    return line;
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  int lineOf(String name) {
    return has(name) ? ask(name).orElseThrow().line() : line;
  }

  String text(String name) throws InvalidScenario {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name) throws InvalidScenario {
    Optional<Located> value = ask(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(text(name, value.get()));
  }

  int integer(String name, int otherwise) throws InvalidScenario {
    Optional<Located> value = ask(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get() instanceof Scalar(int unused, Sort sort, String text) && sort == Sort.INTEGER) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException ignored) {
        // too large: the same reason
      }
    }
    throw new InvalidScenario(value.get().line(), name + " must be a whole number");
  }

  boolean flag(String name) throws InvalidScenario {
    Optional<Located> value = ask(name);
    if (value.isEmpty()) {
      return false;
    }
    if (value.get() instanceof Scalar(int unused, Sort sort, String text)
        && sort == Sort.OTHER
        && !text.equals("null")) {
      return Boolean.parseBoolean(text);
    }
    throw new InvalidScenario(value.get().line(), name + " must be true or false");
  }

  /// Returns a duration as ISO 8601 writes it, such as `PT20M`.
  Duration duration(String name, Duration otherwise) throws InvalidScenario {
    Optional<String> text = optionalText(name);
    try {
      Duration duration = text.map(Duration::parse).orElse(otherwise);
      if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException ignored) {
      // the same reason
    }
    throw new InvalidScenario(
        lineOf(name), name + " must be a duration such as PT20M, of at most 3650 days");
  }

  List<String> texts(String name) throws InvalidScenario {
    var texts = new ArrayList<String>();
    for (Located value : items(name)) {
      texts.add(text(name, value));
    }
    return texts;
  }

  Map<String, String> textByName(String name) throws InvalidScenario {
    var texts = new LinkedHashMap<String, String>();
    Optional<Located> value = ask(name);
    if (value.isPresent()) {
      for (var member : object(name, value.get()).members.entrySet()) {
        texts.put(member.getKey(), text(member.getKey(), member.getValue()));
      }
    }
    return texts;
  }

  /// Reads each object of an array, and refuses what the reader did not ask for.
  <T> List<T> objects(String name, Reader<T> reader) throws InvalidScenario {
    var read = new ArrayList<T>();
    for (Located value : items(name)) {
      read.add(object(name, value).readBy(reader));
    }
    return read;
  }

  /// Reads each object of an array as [#objects] does; no two have the same name.
  ///
  /// @param what one of them, in sentences
  <T> List<T> named(String name, String what, Reader<T> reader) throws InvalidScenario {
    var names = new HashSet<String>();
    return objects(
        name,
        fields -> {
          if (!names.add(fields.text("name"))) {
            throw new InvalidScenario(fields.lineOf("name"), "another " + what + " has this name");
          }
          return reader.read(fields);
        });
  }

  /// Reads an object, if it is there, and refuses what the reader did not ask for.
  <T> Optional<T> object(String name, Reader<T> reader) throws InvalidScenario {
    Optional<Located> value = ask(name);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(object(name, value.get()).readBy(reader));
  }

  /// Returns the value whose text stands here.
  <T> T oneOf(String name, List<T> values, Function<T, String> wireName) throws InvalidScenario {
    String text = text(name);
    for (T value : values) {
      if (wireName.apply(value).equals(text)) {
        return value;
      }
    }
    throw new InvalidScenario(
        lineOf(name),
        name + " must be one of " + String.join(", ", values.stream().map(wireName).toList()));
  }

  <T> Optional<T> optionalOneOf(String name, List<T> values, Function<T, String> wireName)
      throws InvalidScenario {
    return has(name) ? Optional.of(oneOf(name, values, wireName)) : Optional.empty();
  }

  /// Refuses members that nobody asked for: they are misspelt more often than meant as remarks.
  <T> T readBy(Reader<T> reader) throws InvalidScenario {
    T read = reader.read(this);
    if (asked.size() == members.size()) {
      return read;
    }
    for (var member : members.entrySet()) {
      if (!asked.contains(member.getKey())) {
        throw new InvalidScenario(
            member.getValue().line(), "\"" + member.getKey() + "\" is not known here");
      }
    }
    return read;
  }

  InvalidScenario missing(String name) {
    return new InvalidScenario(line, name + " is missing");
  }

  private Optional<Located> ask(String name) {
    Located value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!asked.contains(name)) {
      asked.add(name);
    }
    return Optional.of(value);
  }

  private List<Located> items(String name) throws InvalidScenario {
    Optional<Located> value = ask(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Items(int unused, List<Located> values)) {
      return values;
    }
    throw new InvalidScenario(value.get().line(), name + " must be an array");
  }

  private static String text(String name, Located value) throws InvalidScenario {
    if (value instanceof Scalar(int unused, Sort sort, String text) && sort == Sort.STRING) {
      return text;
    }
    throw new InvalidScenario(value.line(), name + " must be a string");
  }

  private static ObjectFields object(String name, Located value) throws InvalidScenario {
    if (value instanceof ObjectFields fields) {
      return fields;
    }
    throw new InvalidScenario(value.line(), name + " must be an object");
  }
}
