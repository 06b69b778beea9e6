package dev.jobinspector.ui.common;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Points in time as the user reads them: local, sortable by eye.
public final class LocalTimes {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private LocalTimes() {}

  /// Date and time of day in the zone of this machine.
  public static String local(Instant instant) {
    return FORM.format(instant.atZone(ZoneId.systemDefault()));
  }
}
