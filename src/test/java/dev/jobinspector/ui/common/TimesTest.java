package dev.jobinspector.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void spansAreToldInTheTwoUnitsThatMatter() {
    assertEquals("20 s", Times.span(Duration.ofSeconds(20)));
    assertEquals("47 min", Times.span(Duration.ofMinutes(47).plusSeconds(59)));
    assertEquals("6 h 05", Times.span(Duration.ofMinutes(365)));
    assertEquals("3 d 4 h", Times.span(Duration.ofHours(76)));
    assertEquals("0 s", Times.span(Duration.ofSeconds(-5)));
  }

  @Test
  void whatIsNewIsJustNowAndAnExactTimeNamesItsZones() {
    assertEquals("just now", Times.ago(NOON, NOON.plusSeconds(4)));
    assertEquals("5 s ago", Times.ago(NOON, NOON.plusSeconds(5)));
    assertTrue(Times.exact(NOON).endsWith("2026-03-01 12:00:00 UTC"), Times.exact(NOON));
  }
}
