package dev.jobinspector.history.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times are kept as microseconds since 1970: whole numbers sort and compare the same in every
/// database, and two engines agree on no finer unit.
public final class Microseconds {
  /// How many rows of one microsecond have a position of their own.
  public static final long POSITIONS = 1000;

  private Microseconds() {}

  public static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /// Returns the first position of the rows that began at this time. A time that has none comes to
  /// the first or the last one.
  public static long position(Instant instant) {
    Instant first = instant(Long.MIN_VALUE / POSITIONS);
    Instant last = instant(Long.MAX_VALUE / POSITIONS);
    if (instant.isBefore(first)) {
      return Long.MIN_VALUE;
    }
    return instant.isAfter(last) ? Long.MAX_VALUE : of(instant) * POSITIONS;
  }
}
