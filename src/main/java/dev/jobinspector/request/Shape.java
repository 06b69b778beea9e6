package dev.jobinspector.request;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a member of a request or a reply may be, with the constraints of the service model as data.
public sealed interface Shape {
  /// A text.
  ///
  /// @param maximum characters; [Integer#MAX_VALUE] where the model has no limit
  /// @param form the pattern in words; empty where there is none
  /// @param values the only ones allowed; empty where any will do
  record Text(
      int minimum,
      int maximum,
      Optional<Pattern> pattern,
      String form,
      List<String> values,
      boolean secret)
      implements Shape {}

  /// A whole number.
  record Whole(int minimum, int maximum) implements Shape {}

  /// A moment: seconds since 1970 or an ISO 8601 text.
  record Time() implements Shape {}

  /// Texts by keys that anybody may choose.
  record Texts(Text key, Text value, int most) implements Shape {}

  /// Named members.
  record Structure(List<Member> members) implements Shape {
    public Optional<Member> member(String name) {
      return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }
  }
}
