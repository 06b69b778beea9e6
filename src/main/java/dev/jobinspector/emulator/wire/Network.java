package dev.jobinspector.emulator.wire;

import java.time.Duration;

/// What lies between a client and the service: the time that a request takes, and how many are
/// served in a second. The service's limits are not public; these are modelled as a bucket that
/// holds as many requests as may be served in a second.
public final class Network {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final int throttleAboveAtStart;
  private final Duration delayAtStart;
  private int throttleAbove;
  private Duration delay = Duration.ZERO;
  private double left;
  private long filled;

  /// @param throttleAbove requests a second of the account, polls and writes too; 0 for no limit
  /// @param delay before every reply
  public Network(int throttleAbove, Duration delay) {
    throttleAboveAtStart = throttleAbove;
    delayAtStart = delay;
    reset();
  }

  /// Brings back what was at the start.
  public final void reset() {
    set(throttleAboveAtStart, delayAtStart);
  }

  public final synchronized void set(int atMost, Duration before) {
    throttleAbove = atMost;
    delay = before;
    left = atMost;
    filled = System.nanoTime();
  }

  public synchronized int throttleAbove() {
    return throttleAbove;
  }

  public synchronized Duration delay() {
    return delay;
  }

  /// Returns whether a request may be served now, and counts it if so.
  synchronized boolean admits() {
    if (throttleAbove == 0) {
      return true;
    }
    long now = System.nanoTime();
    double gained = (double) (now - filled) / SECOND * throttleAbove;
    left = Math.min(throttleAbove, left + gained);
    filled = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
