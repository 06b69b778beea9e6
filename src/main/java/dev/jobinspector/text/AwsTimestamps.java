package dev.jobinspector.text;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Points in time as the AWS CLI takes them: seconds since 1970, ISO 8601 in its forms, or the
/// dates of mail and of `date`; UTC where they name no offset.
public final class AwsTimestamps {
  private static final String SECONDS = "-?[0-9]{1,11}(\\.[0-9]{1,9})?";
  private static final int LONGEST = 40;
  private static final List<DateTimeFormatter> FORMS =
      Stream.of(
              // ISO 8601 with and without its signs, as `date` and Python print it
              "yyyy-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][ ][XXX][XX][X]",
              "yyyyMMdd'T'HHmm[ss][XXX][XX][X]",
              "yyyy-MM-dd",
              "yyyyMMdd",
              // mail and HTTP, and `date` on its own
              "[EEE, ]d MMM yyyy[ HH:mm[:ss]][ ][xx][zzz]",
              "EEE MMM [ ]d HH:mm:ss[ zzz] yyyy")
          .map(form -> DateTimeFormatter.ofPattern(form, Locale.ROOT))
          .toList();

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
    if (text.matches(SECONDS)) {
      return seconds(text);
    }
    String written = text.strip().replace(',', text.indexOf(", ") < 0 ? '.' : ',');
    return FORMS.stream().flatMap(form -> instant(form, written).stream()).findFirst();
  }

  private static Optional<Instant> instant(DateTimeFormatter form, String text) {
    try {
      return Optional.of(
          switch (form.parseBest(
              text,
              ZonedDateTime::from,
              OffsetDateTime::from,
              LocalDateTime::from,
              LocalDate::from)) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> throw new DateTimeException("another kind of time");
          });
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
