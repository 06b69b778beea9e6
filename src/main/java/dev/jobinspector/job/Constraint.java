package dev.jobinspector.job;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the service model demands of one text member: its length in Unicode characters and, where
/// there is one, its pattern. The words never repeat the text: it may be a secret.
///
/// @param name what the member is called in sentences, such as "job id"
/// @param form what a text of the pattern has, in words; empty where only the length counts
public record Constraint(
    String name, int minimum, int maximum, Optional<Pattern> pattern, String form) {

  public static Constraint length(String name, int minimum, int maximum) {
    return new Constraint(name, minimum, maximum, Optional.empty(), "");
  }

  /// Returns the constraint of letters, digits, _ and -.
  public static Constraint word(String name, int maximum) {
    return pattern(name, 1, maximum, "[0-9A-Za-z_-]+", "letters, digits, _ and - only");
  }

  public static Constraint pattern(
      String name, int minimum, int maximum, String regex, String form) {
    return new Constraint(name, minimum, maximum, Optional.of(Pattern.compile(regex)), form);
  }

  /// Returns why a text is refused, in a sentence to stand beside an input field; empty if
  /// accepted.
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
      return Optional.of("This is not a %s: it has %s.".formatted(name, form));
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

  /// Returns what a text breaks, to stand after the name of its member; empty if it is accepted.
  public Optional<String> brokenRule(String text) {
    int length = text.codePointCount(0, text.length());
    if (pattern.isPresent() && !pattern.get().matcher(text).matches()) {
      return Optional.of("must be " + form);
    }
    if (length < minimum) {
      return Optional.of("at least %d character is needed".formatted(minimum));
    }
    return length <= maximum
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "at most %,d characters are allowed; this has %,d", maximum, length));
  }

  /// Returns the text itself.
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
