package dev.jobinspector.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
  @Test
  void lettersMatchInTheirOrderAlone() {
    assertTrue(FuzzyMatch.of("rf", "Report failure…").isPresent());
    assertTrue(FuzzyMatch.of("FAIL", "Report failure…").isPresent());
    assertEquals(Optional.empty(), FuzzyMatch.of("fr", "Refund"));
    assertEquals(Optional.empty(), FuzzyMatch.of("reportt", "Report"));
    assertTrue(FuzzyMatch.of("", "anything").isPresent());
    assertTrue(FuzzyMatch.of("report failure", "Report failure…").isPresent());
  }

  @Test
  void beginningsOfWordsComeFirst() {
    assertEquals(
        "Report failure…", best("rf", "Refresh", "Show history drawer first", "Report failure…"));
    assertEquals("Retry stage…", best("rs", "Report failure of the job’s", "Retry stage…"));
    assertEquals("mobile-backend", best("mb", "Somebody", "mobile-backend"));
    assertEquals("DeployToFleet", best("dtf", "identifier of", "DeployToFleet"));
  }

  @Test
  void lettersThatFollowEachOtherComeBeforeScatteredOnes() {
    assertEquals("Watch", best("atch", "beat echoes", "Watch"));
    assertEquals("poll", best("poll", "Put the layout of all lists back", "poll"));
  }

  @Test
  void theShorterOfTwoAlikeComesFirst() {
    assertEquals("Copy", best("copy", "Copy as command", "Copy"));
  }

  @Test
  void aHostileTextIsMatchedQuicklyAndNeverFails() {
    Random random = new Random(14);
    for (int round = 0; round < 2_000; round++) {
      String text = text(random, 300);
      String letters = text(random, 12);
      assertTrue(FuzzyMatch.of(letters, letters + text).isPresent(), letters);
      assertTrue(FuzzyMatch.of("", text).isPresent());
    }
    assertTrue(FuzzyMatch.of("aaaa", "a".repeat(1_000_000)).isPresent());
  }

  private static String text(Random random, int most) {
    return random
        .ints(random.nextInt(most + 1), 32, 0x250)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String best(String letters, String... texts) {
    return List.of(texts).stream()
        .filter(text -> FuzzyMatch.of(letters, text).isPresent())
        .max(Comparator.comparing(text -> FuzzyMatch.of(letters, text).orElseThrow()))
        .orElseThrow();
  }
}
