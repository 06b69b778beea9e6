package dev.jobinspector.request.attempts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void whatCannotBeFlushedAtTheEndLeavesNothing() throws IOException {
    assertThrows(
        CharacterCodingException.class,
        () ->
            WholeFile.write(
                folder.resolve("a.csv"),
                out -> {
                  out.write("\ud800, half a character");
                  return true;
                }));
    assertEquals(List.of(), files());
  }

  @Test
  void twoThatAreWrittenAtOnceAndAFileOfTheUserKeepApart() throws IOException {
    Path file = folder.resolve("a.csv");
    Path others = Files.writeString(folder.resolve("a.csv.part"), "the user's");
    assertTrue(
        WholeFile.write(
            file,
            outer -> {
              outer.write("outer");
              return WholeFile.write(
                  file,
                  inner -> {
                    inner.write("inner");
                    return true;
                  });
            }));
    assertEquals("outer", Files.readString(file));
    assertEquals("the user's", Files.readString(others));
    assertEquals(List.of(file, others), files());
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
