package dev.jobinspector.emulator.operation;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What a member of a request may be.
sealed interface Shape {
  /// A structure; nothing is known of members that it does not name, and they are let through.
  record Structure(Map<String, Member> members) implements Shape {}

  /// A member of a structure.
  record Member(Shape shape, boolean required) {}

  /// A map of text to text.
  record Entries(Limits size, Text key, Text value) implements Shape {}

  /// Text that keeps some rules.
  record Text(List<TextRule> rules) implements Shape {
    boolean isBrokenBy(String text) {
      return rules.stream().anyMatch(rule -> rule.isBrokenBy(text));
    }

    List<String> words() {
      return rules.stream().map(TextRule::words).toList();
    }
  }

  /// A whole number.
  record Whole(Limits value) implements Shape {}

  /// True or false.
  record Flag() implements Shape {}

  /// A point in time, as seconds since 1970.
  record Timestamp() implements Shape {}

  /// The least and the most, if there are such.
  record Limits(OptionalInt least, OptionalInt most) {}
}
