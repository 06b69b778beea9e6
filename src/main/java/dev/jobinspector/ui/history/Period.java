package dev.jobinspector.ui.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far back the history is shown, up to now but for the last.
public enum Period {
  ANY("Any time", Optional.empty()),
  HOUR("Last hour", Optional.of(Duration.ofHours(1))),
  DAY("Last 24 hours", Optional.of(Duration.ofDays(1))),
  WEEK("Last 7 days", Optional.of(Duration.ofDays(7))),
  MONTH("Last 30 days", Optional.of(Duration.ofDays(30))),
  QUARTER("Last 90 days", Optional.of(Duration.ofDays(90))),
  /// As [PeriodViewModel] says.
  BETWEEN("Between…", Optional.empty());

  private final String title;
  private final Optional<Duration> length;

  Period(String title, Optional<Duration> length) {
    this.title = title;
    this.length = length;
  }

  public String title() {
    return title;
  }

  Optional<Instant> since(Instant now) {
    return length.map(now::minus);
  }
}
