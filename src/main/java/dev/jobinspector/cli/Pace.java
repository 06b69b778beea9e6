package dev.jobinspector.cli;

import java.time.Duration;

/// Lets requests go no faster than so many a second, evenly.
final class Pace {
  private final long nanosBetween;
  private long next = Long.MIN_VALUE;

  Pace(int perSecond) {
    nanosBetween = perSecond == Integer.MAX_VALUE ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
  }

  /// Waits for this request's turn.
  void await() throws InterruptedException {
    long wait = turn() - System.nanoTime();
    if (wait > 0) {
      Thread.sleep(Duration.ofNanos(wait));
    }
  }

  private synchronized long turn() {
    long now = System.nanoTime();
    long mine = next == Long.MIN_VALUE ? now : Math.max(now, next);
    next = mine + nanosBetween;
    return mine;
  }
}
