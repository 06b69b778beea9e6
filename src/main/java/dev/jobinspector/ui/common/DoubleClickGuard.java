package dev.jobinspector.ui.common;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Tells one gesture from the next: the second half of a double click must not send again what the
/// first half has already had answered.
public final class DoubleClickGuard {
  private static final long LONGEST = Duration.ofMillis(700).toNanos();

  private final LongSupplier nanoseconds;
  private long answeredAt;
  private boolean any;

  /// @param nanoseconds a clock such as [System#nanoTime]
  public DoubleClickGuard(LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
  }

  /// What the gesture asked for is over.
  public void answered() {
    answeredAt = nanoseconds.getAsLong();
    any = true;
  }

  /// Something else was done since: what comes now is another gesture.
  public void ended() {
    any = false;
  }

  /// Returns whether a click now may still belong to the gesture that was answered last.
  public boolean goesOn() {
    return any && nanoseconds.getAsLong() - answeredAt < LONGEST;
  }
}
