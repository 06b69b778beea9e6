package dev.jobinspector.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedDriveTest {
  private static final int INPUT_OUTPUT = 10;

  @TempDir private Path folder;

  @Test
  void aFolderOnThisMachineHasLocksAndKeepsNoTraceOfTheQuestion() throws IOException {
    assertTrue(SharedDrive.hasLocks(folder.resolve("history.db")));
    assertTrue(LibraryFolder.mayRunFrom(folder));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[SQLITE_IOERR_SHMMAP]", "[SQLITE_IOERR_SHMOPEN]", "[SQLITE_IOERR_LOCK]"})
  void aDriveWithoutLocksOrSharedMemoryIsNamed(String code) {
    var messages = new SqliteErrorMessages(new DatabaseFiles(folder));
    String said = messages.writing(new SQLException(code + " x", "", INPUT_OUTPUT)).userMessage();

    assertTrue(said.contains("network or shared drive"), said);
    assertTrue(said.contains("--data-dir"), said);
  }
}
