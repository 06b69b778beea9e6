package dev.jobinspector.text;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Points in time as the AWS CLI takes them: seconds since 1970 or ISO 8601, which is UTC where it
/// names no offset.
public final class AwsTimestamps {
  private static final String SECONDS = "[0-9]{1,11}(\\.[0-9]{1,9})?";
  private static final int LONGEST = 40;

  private AwsTimestamps() {}

  /// Returns the instant that a value names; empty if it names none.
  public static Optional<Instant> of(Value value) {
    return switch (value) {
      case Value.Numeral(var literal, _) -> seconds(literal);
      case Value.Text(var text, _) -> text(text);
      case Value.Flag _, Value.Null _, Value.Listing _, Value.Mapping _ -> Optional.empty();
    };
  }

  private static Optional<Instant> seconds(String literal) {
    if (!literal.matches(SECONDS)) {
      return Optional.empty();
    }
    return Optional.of(Instant.ofEpochMilli(new BigDecimal(literal).movePointRight(3).longValue()));
  }

  /// Returns the instant that a text names; empty if it names none.
  public static Optional<Instant> text(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      if (text.matches(SECONDS)) {
        return seconds(text);
      }
      if (!text.contains("T")) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      return Optional.of(
          text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
