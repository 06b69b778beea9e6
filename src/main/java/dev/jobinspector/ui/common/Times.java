package dev.jobinspector.ui.common;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Points in time and spans as the user reads them: local with the zone, sortable by eye; in UTC
/// where a tooltip tells the exact time.
public final class Times {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter TO_THE_MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter TIME_OF_DAY =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter WITH_ZONE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

  private Times() {}

  /// Date and time of day in the zone of this machine.
  public static String local(Instant instant) {
    return FORM.format(instant.atZone(ZoneId.systemDefault()));
  }

  /// Returns the exact time for a tooltip: with the zone of this machine, and in UTC.
  public static String exact(Instant instant) {
    return WITH_ZONE.format(instant.atZone(ZoneId.systemDefault()))
        + "\n"
        + FORM.format(instant.atZone(ZoneOffset.UTC))
        + " UTC";
  }

  /// Returns the name of the zone of this machine, such as `CET`.
  public static String zone() {
    return DateTimeFormatter.ofPattern("z", Locale.ROOT)
        .format(Instant.now().atZone(ZoneId.systemDefault()));
  }

  /// Returns a span as in `20 s`, `47 min`, `6 h 50`, `3 d 4 h`.
  public static String span(Duration span) {
    Duration shown = span.isNegative() ? Duration.ZERO : span;
    if (shown.toMinutes() == 0) {
      return "%d s".formatted(shown.toSeconds());
    }
    if (shown.toHours() == 0) {
      return "%d min".formatted(shown.toMinutes());
    }
    if (shown.toDays() < 2) {
      return "%d h %02d".formatted(shown.toHours(), shown.toMinutesPart());
    }
    return "%d d %d h".formatted(shown.toDays(), shown.toHoursPart());
  }

  /// Returns a point in time as a sentence has it, such as `04:12 (6 h 48 ago)`; with the date if
  /// that is a day or more away.
  public static String told(Instant then, Instant now) {
    boolean near = Duration.between(then, now).abs().toDays() == 0;
    String time = (near ? TIME_OF_DAY : TO_THE_MINUTE).format(then.atZone(ZoneId.systemDefault()));
    return then.isAfter(now) ? time : "%s (%s)".formatted(time, ago(then, now));
  }

  /// Returns how long ago something was, such as `20 s ago`; `now` below five seconds.
  public static String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    return age.toSeconds() < 5 ? "just now" : span(age) + " ago";
  }
}
