package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.service.RateLimiter;
import java.time.Duration;

/// Lets as many read at a time as the rate allows: replies take their time, so that many requests
/// are on their way at once. More would only wait, and what was begun first would end late.
final class Gate {
  private static final int LEAST = 4;
  private static final int MOST = 16;

  private final RateLimiter rateLimiter;
  private Duration fastest = Duration.ofDays(1);
  private int reading;

  Gate(RateLimiter rateLimiter) {
    this.rateLimiter = rateLimiter;
  }

  static int most() {
    return MOST;
  }

  synchronized void enter() throws InterruptedException {
    while (reading >= allowed()) {
      wait();
    }
    reading++;
  }

  synchronized void leave() {
    reading--;
    notifyAll();
  }

  /// Told how long a reply took; the fastest waited for no turn.
  synchronized void took(Duration duration) {
    if (duration.compareTo(fastest) < 0) {
      fastest = duration;
    }
  }

  private int allowed() {
    double onTheirWay = fastest.toNanos() / 1e9 * rateLimiter.rate();
    return (int) Math.clamp(Math.ceil(onTheirWay) + 2, LEAST, MOST);
  }
}
