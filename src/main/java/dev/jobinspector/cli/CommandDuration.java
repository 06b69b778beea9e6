package dev.jobinspector.cli;

import dev.jobinspector.cli.common.InvalidParameterException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/// A duration as an option has it: `90s`, `15m`, `2h`, `1d`, or as ISO 8601.
final class CommandDuration {
  private static final Pattern SHORT = Pattern.compile("[0-9]{1,6}[smhd]");

  private CommandDuration() {}

  /// @throws InvalidParameterException if it is none
  static Duration of(String option, String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    boolean days = upper.endsWith("D");
    try {
      Duration duration =
          Duration.parse(SHORT.matcher(text).matches() ? (days ? "P" : "PT") + upper : text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException _) {
      // said below, as a negative one is
    }
    throw new InvalidParameterException(option + ": must be a duration such as 90s, 15m, 2h, 1d");
  }
}
