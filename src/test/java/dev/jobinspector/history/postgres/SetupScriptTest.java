package dev.jobinspector.history.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jobinspector.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SetupScriptTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void theFolderThatIsMadeForItIsItsUsersAlone() throws IOException {
    Path file = folder.resolve("data/postgresql.sql");
    assertEquals(file.toString(), new SetupScript(file).write());
    assertEquals(PostgresSchema.sql(), Files.readString(file));
    assertFalse(OwnerOnly.isOpenToOthers(folder.resolve("data")));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkInItsPlaceIsReplacedAndNotFollowed() throws IOException {
    Path theirs = Files.writeString(folder.resolve("theirs"), "as it was");
    Path file = Files.createSymbolicLink(folder.resolve("postgresql.sql"), theirs);
    assertEquals(file.toString(), new SetupScript(file).write());
    assertEquals("as it was", Files.readString(theirs));
    assertEquals(PostgresSchema.sql(), Files.readString(file));
  }
}
