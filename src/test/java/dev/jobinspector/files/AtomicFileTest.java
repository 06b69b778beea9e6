package dev.jobinspector.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void aFailedFlushLeavesNoFile() throws IOException {
    assertThrows(
        CharacterCodingException.class,
        () ->
            AtomicFile.write(
                folder.resolve("a.csv"),
                out -> {
                  out.write("\ud800, half a character");
                  return true;
                }));
    assertEquals(List.of(), files());
  }

  @Test
  void twoWritersAtOnceAndAFileOfTheUserDoNotInterfere() throws IOException {
    Path file = folder.resolve("a.csv");
    Path others = Files.writeString(folder.resolve("a.csv.part"), "the user's");
    assertTrue(
        AtomicFile.write(
            file,
            outer -> {
              outer.write("outer");
              return AtomicFile.write(
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

  @Test
  void aCancelledWriteIsNotAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "as it was");
    assertFalse(
        AtomicFile.write(
            file,
            out -> {
              Thread.currentThread().interrupt();
              out.write("half");
              out.flush();
              return false;
            }));
    assertTrue(Thread.interrupted());
    assertEquals("as it was", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void aPrivateFileIsReadableByItsOwnerOnly() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = Files.writeString(folder.resolve("a.json"), "open to all");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    AtomicFile.writePrivately(file, "secret");
    assertEquals("secret", Files.readString(file));
    assertFalse(OwnerOnly.isOpenToOthers(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void whereItCannotBeReplacedNoTemporaryFileIsLeft() throws IOException {
    Path occupied = Files.createDirectory(folder.resolve("a.json"));
    Path inside = Files.writeString(occupied.resolve("kept"), "kept");
    assertThrows(IOException.class, () -> AtomicFile.writePrivately(occupied, "secret"));
    assertEquals(List.of(occupied), files());
    assertEquals("kept", Files.readString(inside));
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
