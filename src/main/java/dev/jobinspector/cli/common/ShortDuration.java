package dev.jobinspector.cli.common;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Durations as options take them: `90s`, `15m`, `2h`, `1d`, or as ISO 8601.
public final class ShortDuration {
  private static final Pattern SHORT = Pattern.compile("[0-9]{1,6}[smhd]");

  private ShortDuration() {}

  /// Returns the duration that a text names.
  ///
  /// @throws InvalidParameterException with the option if it names none
  public static Duration of(String option, String text) {
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
