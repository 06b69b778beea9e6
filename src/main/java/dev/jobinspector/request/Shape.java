package dev.jobinspector.request;

import dev.jobinspector.job.Constraint;
import java.util.List;
import java.util.Optional;

/// What a member of a request or a reply may be, with the constraints of the service model as data.
public sealed interface Shape {
  /// A text.
  ///
  /// @param constraint what the model demands, of which the value types know
  /// @param values the only ones allowed; empty where any will do
  record Text(Constraint constraint, List<String> values, boolean secret) implements Shape {
    private static final Constraint NONE = Constraint.length("text", 0, Integer.MAX_VALUE);

    /// Any text.
    static final Text ANY = new Text(NONE, List.of(), false);

    static Text of(Constraint constraint) {
      return new Text(constraint, List.of(), false);
    }

    static Text secret(Constraint constraint) {
      return new Text(constraint, List.of(), true);
    }

    static Text oneOf(List<String> values) {
      return new Text(NONE, values, false);
    }

    /// Returns what a text breaks, in words; empty if it is accepted.
    Optional<String> brokenRule(String text) {
      if (values.isEmpty()) {
        return constraint.brokenRule(text);
      }
      return values.contains(text)
          ? Optional.empty()
          : Optional.of("must be " + String.join(" or ", values));
    }
  }

  /// A whole number.
  record Whole(int minimum, int maximum) implements Shape {}

  /// True or false.
  record Flag() implements Shape {}

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
