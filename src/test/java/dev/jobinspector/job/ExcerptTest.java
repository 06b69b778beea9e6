package dev.jobinspector.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void aLongTextIsCutAndSaysHowMuchMoreThereWas() {
    String longest = "x".repeat(Excerpt.LONGEST);
    assertEquals(longest, Excerpt.of(longest));
    assertEquals(longest + "… (1,234 more characters)", Excerpt.of(longest + "y".repeat(1_234)));
  }

  @Test
  void noCharacterIsCutInTwo() {
    assertEquals("x… (2 more characters)", Excerpt.of("x\uD83D\uDE00", 2));
  }
}
