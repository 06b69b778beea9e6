package dev.jobinspector.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerOnlyTest {
  @TempDir private Path folder;

  @BeforeEach
  void onlyWhereThereArePermissions() {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void newFilesAndFoldersAreTheirOwnersOnly() throws IOException {
    Path made = Files.createDirectory(folder.resolve("made"), OwnerOnly.folder());
    assertEquals("rwx------", permissions(made));
    assertEquals(
        "rw-------", permissions(Files.createFile(made.resolve("file"), OwnerOnly.file())));
    assertFalse(OwnerOnly.isOpenToOthers(made));
  }

  @ParameterizedTest
  @CsvSource({
    "rwxr-xr-x, rwx------, rw-------",
    "rwx------, rwx------, rw-------",
    "rwxrwxrwx, rwx------, rw-------"
  })
  void restrictRemovesThePermissionsOfOthers(String before, String asFolder, String asFile)
      throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Path file = Files.createFile(inside.resolve("file"));
    for (Path path : new Path[] {file, inside}) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(before));
      OwnerOnly.restrict(path);
    }
    assertEquals(asFolder, permissions(inside));
    assertEquals(asFile, permissions(file));
  }

  @ParameterizedTest
  @CsvSource({
    "rw-------, false, false",
    "rwx------, false, false",
    "rw-r-----, true, false",
    "rw----r--, true, false",
    "rw-----w-, true, true",
    "rwx--x---, true, false",
    "rwxrwxrwx, true, true"
  })
  void whoMayIsTold(String permissions, boolean others, boolean all) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertEquals(others, OwnerOnly.isOpenToOthers(file));
    assertEquals(all, OwnerOnly.isWritableByAll(file));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
