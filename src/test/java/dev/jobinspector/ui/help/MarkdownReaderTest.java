package dev.jobinspector.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.ui.help.Block.Span;
import dev.jobinspector.ui.help.Block.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarkdownReaderTest {
  @Test
  void aDocumentIsReadBlockByBlock() {
    List<Block> blocks =
        MarkdownReader.read(
            """
            # The *title*

            A paragraph with `code`,
            **strong** words and a [link](other.md#there).

            1. first
            2. second
               goes on
            - bullet

            ```bash
            aws *codepipeline*
            ```

            | a | b |
            |---|---|
            | `x|y` is not split\\| | 2 |

            <picture>
              <source media="(prefers-color-scheme: dark)" srcset="pictures/x-dark.png">
              <img src="pictures/x-light.png" alt="A list">
            </picture>
            """
                .replace("x|y", "x\\|y"));
    assertEquals(new Block.Heading(1, "The title"), blocks.get(0));
    assertEquals(
        new Block.Paragraph(
            List.of(
                plain("A paragraph with "),
                new Span("code", Style.CODE, ""),
                plain(", "),
                new Span("strong", Style.STRONG, ""),
                plain(" words and a "),
                new Span("link", Style.LINK, "other.md#there"),
                plain("."))),
        blocks.get(1));
    assertEquals(new Block.Item("1.", List.of(plain("first"))), blocks.get(2));
    assertEquals(new Block.Item("2.", List.of(plain("second goes on"))), blocks.get(3));
    assertEquals(new Block.Item("", List.of(plain("bullet"))), blocks.get(4));
    assertEquals(new Block.Code("aws *codepipeline*"), blocks.get(5));
    Block.Table table = (Block.Table) blocks.get(6);
    assertEquals(2, table.rows().size());
    assertEquals(new Span("x|y", Style.CODE, ""), table.rows().get(1).getFirst().getFirst());
    assertEquals(new Block.Picture("A list"), blocks.get(7));
    assertEquals(8, blocks.size());
  }

  @Test
  void aHeadingHasTheAnchorThatLinksNameItBy() {
    assertEquals("i-got-invalidnonce", new Block.Heading(2, "I got InvalidNonce").anchor());
    assertEquals("whats-new", new Block.Heading(2, "What's new?").anchor());
  }

  /// What the reader does not know would stand in the window as it is in the file.
  @ParameterizedTest
  @EnumSource
  void ourDocumentsUseOnlyWhatTheReaderKnows(Guide guide) throws IOException {
    List<Block> blocks = MarkdownReader.read(Files.readString(Path.of("docs", guide.file())));
    assertTrue(blocks.size() > 5);
    blocks.stream()
        .flatMap(MarkdownReaderTest::spans)
        .filter(span -> span.style() != Style.CODE)
        .forEach(
            span ->
                assertFalse(
                    span.text().matches(".*(\\*\\*|`|\\]\\(|^#|^\\s*>|<[a-z]).*"), span.text()));
  }

  private static Stream<Span> spans(Block block) {
    return switch (block) {
      case Block.Paragraph(var spans) -> spans.stream();
      case Block.Item(_, var spans) -> spans.stream();
      case Block.Table(var rows) -> rows.stream().flatMap(List::stream).flatMap(List::stream);
      case Block.Heading _, Block.Code _, Block.Picture _ -> Stream.empty();
    };
  }

  private static Span plain(String text) {
    return new Span(text, Style.PLAIN, "");
  }
}
