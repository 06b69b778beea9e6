package dev.jobinspector.job.activity;

import java.time.Instant;

/// A time from one instant to another, both included.
public record TimeWindow(Instant from, Instant to) {
  public TimeWindow {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("A window ends after it begins.");
    }
  }
}
