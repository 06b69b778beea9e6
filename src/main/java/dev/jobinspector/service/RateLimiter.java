package dev.jobinspector.service;

import dev.jobinspector.job.connection.ServiceConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Lets requests go no faster than the service takes them: additive increase while nothing is
/// throttled, half the rate at the first throttle, and after that near the rate that was good last.
/// One is shared by all that is read of an account and Region.
///
/// The service publishes no rates, and shares them among everybody in the account.
public final class RateLimiter {
  /// Requests a second at which reading AWS begins: as fast as is polite.
  private static final double AWS_BEGIN = 10;

  private static final double AWS_MOST = 50;
  private static final double LEAST = 0.5;

  /// Over how long the good rate is measured.
  private static final long MEASURED = Duration.ofSeconds(4).toNanos();

  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  /// How much of the rate that was good last is used once one is known.
  private static final double NEAR = 0.95;

  private static final double LOWERED = 0.85;

  /// A second more, each second, until the first throttle.
  private static final double RISE = 1;

  /// Above the rate that was good: slowly at first, and faster the longer nothing is throttled.
  private static final double RISE_ABOVE_GOOD = 0.05;

  /// What time it is, and how it passes.
  interface Time {
    Time OF_THIS_MACHINE =
        new Time() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
          }
        };

    long nanos();

    void sleep(Duration duration) throws InterruptedException;
  }

  private final Time time;
  private final double most;
  private final Deque<Long> answers = new ArrayDeque<>();
  private double rate;
  private double good = Double.POSITIVE_INFINITY;
  private long next;
  private long first;
  private long slowed;
  private boolean begun;

  /// @param perSecond at most; [Integer#MAX_VALUE] for no limit but the service's own
  public RateLimiter(int perSecond) {
    this(infinite(perSecond), infinite(perSecond), Time.OF_THIS_MACHINE);
  }

  RateLimiter(double begin, double most, Time time) {
    this.time = time;
    this.most = most;
    this.rate = begin;
    this.slowed = time.nanos();
  }

  private static double infinite(int perSecond) {
    return perSecond == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : perSecond;
  }

  /// Returns the one for a connection: polite to AWS, while an emulator is one's own.
  public static RateLimiter forTarget(ServiceConnection connection) {
    return switch (connection.target()) {
      case AWS -> new RateLimiter(AWS_BEGIN, AWS_MOST, Time.OF_THIS_MACHINE);
      case EMULATOR -> new RateLimiter(Integer.MAX_VALUE);
    };
  }

  /// Waits for this request's turn.
  ///
  /// @return when that was, for [#throttled(long)]
  public long await() throws InterruptedException {
    long mine = turn();
    long wait = mine - time.nanos();
    if (wait > 0) {
      time.sleep(Duration.ofNanos(wait));
    }
    return mine;
  }

  private synchronized long turn() {
    long now = time.nanos();
    if (!begun) {
      begun = true;
      first = now;
      next = now;
    }
    long mine = Math.max(now, next);
    next = mine + (long) (SECOND / rate);
    return mine;
  }

  /// Told that a request was answered, in whatever way but as throttled.
  public synchronized void answered() {
    long now = time.nanos();
    answers.addLast(now);
    forget(now);
    if (rate < most) {
      rate = Math.min(most, rate + risePerSecond(now) / Math.max(1, rate));
    }
  }

  /// Returns how much more a second it may be, each second. Back to what was good it takes seconds:
  /// half of it is lost time.
  private double risePerSecond(long now) {
    if (good == Double.POSITIVE_INFINITY) {
      return RISE;
    }
    return rate < good * NEAR
        ? good / 2
        : Math.min(RISE, RISE_ABOVE_GOOD * (now - slowed) / SECOND);
  }

  /// Told that a request was throttled. Those that were on their way when the rate was lowered say
  /// nothing new.
  ///
  /// @param turn that the request had
  public synchronized void throttled(long turn) {
    long now = time.nanos();
    if (turn < slowed) {
      return;
    }
    forget(now);
    double span = Math.max(SECOND, (double) Math.min(MEASURED, now - first));
    double measured = Math.max(LEAST, answers.size() / span * SECOND);
    boolean firstTime = good == Double.POSITIVE_INFINITY;
    good = Math.min(measured, rate);
    rate = Math.max(LEAST, firstTime ? good / 2 : good * LOWERED);
    slowed = now;
    next = now + (long) (SECOND / rate);
  }

  private void forget(long now) {
    while (!answers.isEmpty() && now - answers.getFirst() > MEASURED) {
      answers.removeFirst();
    }
  }

  /// Returns how many requests a second it lets go now.
  public synchronized double rate() {
    return rate;
  }
}
