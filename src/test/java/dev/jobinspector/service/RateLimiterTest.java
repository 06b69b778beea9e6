package dev.jobinspector.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The limiter against a service that throttles, in a time that does not pass by itself.
class RateLimiterTest {
  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  private final Passing time = new Passing();

  private static final class Passing implements RateLimiter.Time {
    long now = 1_000;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void sleep(Duration duration) {
      now += duration.toNanos();
    }
  }

  /// A bucket of one second's requests, filled evenly.
  private final class Service {
    final double perSecond;
    double left;
    long filled = time.now;
    int throttled;

    Service(double perSecond) {
      this.perSecond = perSecond;
      left = perSecond;
    }

    boolean takes() {
      left = Math.min(perSecond, left + (time.now - filled) / SECOND * perSecond);
      filled = time.now;
      if (left < 1) {
        throttled++;
        return false;
      }
      left--;
      return true;
    }
  }

  @Test
  void itBeginsAtTenASecondAndRisesWhileNothingIsThrottled() throws InterruptedException {
    RateLimiter limiter = new RateLimiter(10, 50, time);
    long begun = time.now;
    for (int request = 0; request < 11; request++) {
      limiter.await();
    }
    assertEquals(1, (time.now - begun) / SECOND, 0.01);
    for (int request = 0; request < 100; request++) {
      limiter.await();
      limiter.answered();
    }
    assertTrue(limiter.rate() > 14, "" + limiter.rate());
  }

  @Test
  void theFirstThrottleHalvesIt() throws InterruptedException {
    RateLimiter limiter = new RateLimiter(10, 50, time);
    long turn = 0;
    for (int request = 0; request < 41; request++) {
      turn = limiter.await();
      limiter.answered();
    }
    double before = limiter.rate();
    limiter.throttled(turn);
    assertEquals(before / 2, limiter.rate(), before / 8);
  }

  @Test
  void thoseOnTheirWayWhenItWasLoweredSayNothingNew() throws InterruptedException {
    RateLimiter limiter = new RateLimiter(10, 50, time);
    long early = limiter.await();
    long late = limiter.await();
    limiter.throttled(late);
    double lowered = limiter.rate();
    limiter.throttled(early);
    assertEquals(lowered, limiter.rate());
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 5, 10, 23})
  void itStaysNearWhatTheServiceTakes(double perSecond) throws InterruptedException {
    RateLimiter limiter = new RateLimiter(10, 50, time);
    Service service = new Service(perSecond);
    long begun = time.now;
    int requests = (int) (perSecond * 60);
    for (int done = 0; done < requests; ) {
      long turn = limiter.await();
      if (service.takes()) {
        limiter.answered();
        done++;
      } else {
        limiter.throttled(turn);
      }
    }
    double took = (time.now - begun) / SECOND;
    assertTrue(took <= 60 * 1.25, took + " s");
    assertTrue(service.throttled <= requests / 10 + 20, service.throttled + " throttled");
  }

  @Test
  void withoutALimitItWaitsForNothingUntilItIsThrottled() throws InterruptedException {
    RateLimiter limiter = new RateLimiter(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, time);
    long begun = time.now;
    for (int request = 0; request < 1_000; request++) {
      limiter.await();
      limiter.answered();
    }
    assertEquals(begun, time.now);
    limiter.throttled(limiter.await());
    limiter.await();
    assertTrue(time.now > begun);
  }
}
