package dev.jobinspector.emulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The memory that the list of requests takes has bounds.
final class RequestLogTest {
  private final RequestLog log = new RequestLog();

  @Test
  void theNewestTenThousandAreKept() {
    for (int i = 0; i < 10_005; i++) {
      add(2);
    }
    assertEquals(10_000, log.entries().size());
    assertEquals(6, log.entries().getFirst().arrived().number());
    assertEquals(10_005, log.entries().getLast().arrived().number());
  }

  @Test
  void manyLargeBodiesPushOutOlderOnesAndOneThatIsTooLargeIsLeftOut() {
    for (int i = 0; i < 1_000; i++) {
      add(60_000);
    }
    long kept = log.entries().stream().mapToLong(entry -> entry.arrived().body().length()).sum();
    assertTrue(kept <= 32L * 1024 * 1024, () -> kept + " bytes");
    add(100_000);
    var large = log.entries().getLast().arrived();
    assertEquals("", large.body());
    assertEquals(100_000, large.length());
  }

  private void add(int length) {
    log.add(Instant.EPOCH, "PollForJobs", "", "x".repeat(2_000), new byte[length]);
  }
}
