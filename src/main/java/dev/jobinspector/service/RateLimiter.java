package dev.jobinspector.service;

import dev.jobinspector.job.connection.ServiceConnection;
import java.time.Duration;

/// Lets requests go no faster than so many a second, evenly.
public final class RateLimiter {
  private static final int AWS_RATE = 10;

  private final long nanosBetween;
  private long next = Long.MIN_VALUE;

  /// @param perSecond [Integer#MAX_VALUE] for no limit
  public RateLimiter(int perSecond) {
    nanosBetween = perSecond == Integer.MAX_VALUE ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
  }

  /// Returns one as fast as is polite: AWS publishes no limits for CodePipeline, and an account
  /// shares them; an emulator is one's own.
  public static RateLimiter forTarget(ServiceConnection connection) {
    return new RateLimiter(
        switch (connection.target()) {
          case AWS -> AWS_RATE;
          case EMULATOR -> Integer.MAX_VALUE;
        });
  }

  /// Waits for this request's turn.
  public void await() throws InterruptedException {
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
