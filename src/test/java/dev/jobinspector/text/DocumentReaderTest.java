package dev.jobinspector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "JSON | {bad | line 1, column 2 | a key in double quotes",
        "JSON | {\"a\": bad} | line 1, column 7 | a value",
        "JSON | {\"a\" 1} | line 1, column 6 | a colon",
        "JSON | {\"a\": 1 \"b\": 2} | line 1, column 9 | a comma or a closing }",
        "JSON | [1 2] | line 1, column 4 | a comma or a closing ]",
        "JSON | {\"a\": 1 | line 1 | ends too early",
        "JSON | {\"a\": 1]  | line 1 | closing",
        "JSON | {\"a\": 01} | line 1 | leading zeros",
        "JSON | {\"a\": \"\\x\"} | line 1 | escapes",
        "JSON | {} {} | line 1, column 4 | document to end",
        "JSON | {\"a\": 1, \"a\": 2} | line 1, column 10 | twice",
        "JSON | {'a': 1} | line 1 | double quotes",
        "YAML | `a: 1\n  b: 2` | line 2 | colon",
        "YAML | `a: [1, 2` | line 1 | closing ]",
        "YAML | `a: \"x` | line 1 | closing quote",
        "YAML | `a: @x` | line 1, column 4 | quoted",
        "YAML | `a: 1\na: 2` | line 2, column 1 | twice",
        "YAML | `a: !!str 3` | line 1, column 4 | tags",
        "YAML | `a: &x 3` | line 1, column 4 | anchors",
        "YAML | `a: &x {b: c}` | line 1, column 4 | anchors",
        "YAML | `&x a: 3` | line 1, column 1 | anchors",
        "YAML | `a: *x` | line 1 | anchors",
        "YAML | `a: 1\n---\nb: 2` | line 3 | document to end",
      })
  void whatIsMalformedIsSaidWithPlaceAndExpectation(
      DocumentFormat format, String text, String location, String expected) {
    var wrong =
        assertThrows(InvalidRequestException.class, () -> DocumentReader.read(text, format));

    assertTrue(wrong.userMessage().contains(location), wrong.userMessage());
    assertTrue(wrong.userMessage().contains(expected), wrong.userMessage());
  }

  @Test
  void anAnchorBombIsRefusedAtItsFirstAnchor() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }

    assertRefused("anchors", bomb.toString(), DocumentFormat.YAML);
  }

  @Test
  void aDocumentWithoutEndOfNestingIsRefused() {
    assertRefused("nested too deeply", "[".repeat(400), DocumentFormat.JSON);
    assertRefused("nested too deeply", "{\"a\":".repeat(400), DocumentFormat.JSON);
    assertRefused("nested too deeply", "[".repeat(100_000), DocumentFormat.YAML);
  }

  @Test
  void aDocumentOverOneMegabyteIsRefused() {
    byte[] large = " ".repeat(DocumentReader.LARGEST + 1).getBytes(StandardCharsets.UTF_8);

    var wrong =
        assertThrows(
            InvalidRequestException.class, () -> DocumentReader.read(large, DocumentFormat.JSON));

    assertEquals("The document is larger than 1 MB.", wrong.userMessage());
  }

  @Test
  void anEmptyDocumentIsCalledEmpty() {
    assertRefused("empty", "", DocumentFormat.JSON);
    assertRefused("empty", "# nothing\n", DocumentFormat.YAML);
  }

  @Test
  void aListOrANullInPlaceOfAMapIsCalledSo() {
    assertEquals(
        "A map of parameters is needed, but the document is a list.",
        assertThrows(
                InvalidRequestException.class,
                () -> DocumentReader.read("[]", DocumentFormat.JSON).mapping())
            .userMessage());
    assertTrue(
        assertThrows(
                InvalidRequestException.class,
                () -> DocumentReader.read("null", DocumentFormat.YAML).mapping())
            .userMessage()
            .contains("null"));
  }

  @Test
  void aByteOrderMarkIsPassedOverAndSaidSo() {
    Document document =
        DocumentReader.read(
            "\uFEFF{\"a\": 1}".getBytes(StandardCharsets.UTF_8), DocumentFormat.JSON);

    assertEquals(1, document.mapping().entries().size());
    assertTrue(document.notes().getFirst().contains("byte order mark"));
  }

  @Test
  void utf16IsReadInEitherOrderIfAMarkTellsIt() {
    for (var charset :
        new java.nio.charset.Charset[] {StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
      byte[] marked = "\uFEFF{\"ä\": 1}".getBytes(charset);
      assertEquals(
          Set.of("ä"),
          DocumentReader.read(marked, DocumentFormat.JSON).mapping().entries().keySet());

      var odd =
          assertThrows(
              InvalidRequestException.class,
              () -> DocumentReader.decode(Arrays.copyOf(marked, marked.length - 1)));
      assertTrue(odd.userMessage().contains("UTF-16"), odd.userMessage());
      var wrong =
          assertThrows(
              InvalidRequestException.class,
              () -> DocumentReader.read("{\"a\": 1}".getBytes(charset), DocumentFormat.JSON));
      assertTrue(wrong.userMessage().contains("UTF-16"), wrong.userMessage());
    }
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    var wrong =
        assertThrows(
            InvalidRequestException.class,
            () ->
                DocumentReader.read(
                    "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1), DocumentFormat.JSON));

    assertTrue(wrong.userMessage().contains("not UTF-8"));
    assertFalse(wrong.userMessage().contains("é"));
  }

  private static void assertRefused(String word, String text, DocumentFormat format) {
    var wrong =
        assertThrows(
            InvalidRequestException.class, () -> DocumentReader.read(text, format).mapping());
    assertTrue(wrong.userMessage().contains(word), wrong.userMessage());
  }
}
