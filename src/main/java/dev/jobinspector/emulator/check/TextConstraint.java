package dev.jobinspector.emulator.check;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// One demand on a text, and how the service words that it is broken.
record TextConstraint(String message, Predicate<String> fits) {
  static TextConstraint oneOf(List<String> values) {
    return new TextConstraint("Member must satisfy enum value set: " + values, values::contains);
  }

  static TextConstraint pattern(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return new TextConstraint(
        "Member must satisfy regular expression pattern: " + pattern,
        text -> compiled.matcher(text).matches());
  }

  static TextConstraint atMost(int most) {
    return new TextConstraint(
        "Member must have length less than or equal to " + most, text -> length(text) <= most);
  }

  static TextConstraint atLeast(int least) {
    return new TextConstraint(
        "Member must have length greater than or equal to " + least, text -> length(text) >= least);
  }

  boolean isBrokenBy(String text) {
    return !fits.test(text);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
