package dev.jobinspector.emulator.check;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What a member of a request may be.
sealed interface MemberShape {
  /// A structure; nothing is known of members that it does not name, and they are let through.
  record Structure(Map<String, Member> members) implements MemberShape {}

  /// A member of a structure.
  record Member(MemberShape shape, boolean required) {}

  /// A map of text to text.
  ///
  /// @param hidden whether errors keep the entries to themselves
  record Entries(Limits size, Text key, Text value, boolean hidden) implements MemberShape {}

  /// A map of text to structures.
  record Table(Text key, Structure value) implements MemberShape {}

  /// A list.
  record Items(Limits size, MemberShape item) implements MemberShape {}

  /// Text that keeps some rules.
  record Text(List<TextConstraint> rules) implements MemberShape {
    boolean isBrokenBy(String text) {
      return rules.stream().anyMatch(rule -> rule.isBrokenBy(text));
    }

    List<String> message() {
      return rules.stream().map(TextConstraint::message).toList();
    }
  }

  /// A whole number.
  record Whole(Limits value) implements MemberShape {}

  /// True or false.
  record Flag() implements MemberShape {}

  /// A point in time, as seconds since 1970.
  record Timestamp() implements MemberShape {}

  /// The least and the most, if there are such.
  record Limits(OptionalInt least, OptionalInt most) {}
}
