package dev.jobinspector.job;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the service model demands of one text member: its length in Unicode characters and, where
/// there is one, its pattern. The words never repeat the text: it may be a secret.
///
/// @param name what the member is called in sentences, such as "job id"
/// @param form the pattern in words; empty where any text of the right length will do
public record Constraint(
    String name, int minimum, int maximum, Optional<Pattern> pattern, String form) {

  public static Constraint length(String name, int minimum, int maximum) {
    return new Constraint(name, minimum, maximum, Optional.empty(), "");
  }

  public static Constraint pattern(
      String name, int minimum, int maximum, String regex, String form) {
    return new Constraint(name, minimum, maximum, Optional.of(Pattern.compile(regex)), form);
  }

  /// Why the text is refused, in words fit to stand beside an input field; empty if it is accepted.
  public Optional<String> problemWith(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < minimum) {
      return Optional.of(
          length == 0
              ? "Enter the " + name + "."
              : "The %s has %s; at least %d are needed."
                  .formatted(name, characters(length), minimum));
    }
    if (pattern.isPresent() && !pattern.get().matcher(text).matches()) {
      return Optional.of("This is not a %s: %s.".formatted(name, form));
    }
    if (length > maximum) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "The %s has %s; at most %,d are allowed.",
              name,
              characters(length),
              maximum));
    }
    return Optional.empty();
  }

  /// The text itself.
  ///
  /// @throws IllegalArgumentException with the words of [#problemWith] if it is refused
  public String require(String text) {
    problemWith(text)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    return text;
  }

  private static String characters(int length) {
    return length == 1 ? "1 character" : String.format(Locale.ROOT, "%,d characters", length);
  }
}
