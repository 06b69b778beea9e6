package dev.jobinspector.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFilesTest {
  @TempDir private Path folder;

  /// With the umask 000 a folder of all would be taken for one that is not ours to close.
  @Test
  void aFolderThatIsMadeIsTheUsersAloneFromTheBeginning() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path made = folder.resolve("not").resolve("there yet");
    DatabaseFiles.in(made);
    for (Path each : new Path[] {made, made.getParent()}) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
    }
  }
}
