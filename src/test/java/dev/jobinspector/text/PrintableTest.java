package dev.jobinspector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Rôle «ci» 日本語 😀 \\u001B", "a b\u00A0c"})
  void ordinaryTextIsLeftAsItIs(String text) {
    assertEquals(text, Printable.line(text));
    assertEquals(text, Printable.lines(text));
  }

  @Test
  void whatSteersHidesOrTurnsIsWrittenAsItsCode() {
    assertEquals(
        "no\\u001B]0;pwned\\u0007 \\u202Ekcatta \\u009Bm \\u200B \\uFEFF \\u2028 \\u0000",
        Printable.line("no\u001B]0;pwned\u0007 \u202Ekcatta \u009Bm \u200B \uFEFF \u2028 \u0000"));
  }

  @Test
  void halvesAndCharactersBeyondSixteenBitsAreWrittenAsInJson() {
    assertEquals("\\uDB40\\uDC01 \\uD800 \\uFFFF", Printable.line("\uDB40\uDC01 \uD800 \uFFFF"));
  }

  @Test
  void onlyThisProgramEndsLines() {
    assertEquals("a\\u000D\\u000Ab\\u000Ac\\u000Dd", Printable.line("a\r\nb\nc\rd"));
    assertEquals("\na\nb\n\nc\\u000Dd \\u2029e", Printable.lines("\na\r\nb\n\nc\rd \u2029e"));
  }

  @Test
  void nothingThatSteersIsLeftOfAnyText() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      String text =
          random
              .ints(20, 0, Character.MAX_CODE_POINT + 1)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      String shown = Printable.line(text);
      assertTrue(
          shown.codePoints().noneMatch(c -> Character.isISOControl(c) || !Character.isDefined(c)),
          shown);
      assertEquals(shown, Printable.line(shown));
    }
  }
}
