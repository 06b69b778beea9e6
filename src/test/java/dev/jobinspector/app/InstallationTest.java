package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the image's builder seals and what the program looks at must agree, so the builder itself
/// seals here.
@Tag("process")
class InstallationTest {
  private static final FileTime BUILT = FileTime.fromMillis(0);

  @TempDir private Path folder;

  @BeforeEach
  void sealed() throws Exception {
    jar("a.jar", "as it was made");
    jar("b.jar", "as it was made");
    Process seal =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "installers/common/Image.java",
                "seal",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(seal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, seal.waitFor(), output);
    assertTrue(output.strip().matches("[0-9a-f]{16}"), output);
  }

  @Test
  void jarsAsTheyWereMadeMayUseTheCache() {
    assertFalse(new Installation(folder).isChanged());
  }

  @Test
  void aJarOfTheSameSizeAndTimeWithOtherContentIsSeen() throws Exception {
    jar("b.jar", "as it is now..");
    assertTrue(new Installation(folder).isChanged());
  }

  @Test
  void aCopyThatChangedTheTimesOfJarsIsMendedOnce() throws Exception {
    Installation copied = new Installation(folder);
    assertTrue(copied.restoreTimes());
    assertEquals(
        Instant.parse("2026-01-01T00:00:00Z"),
        Files.getLastModifiedTime(folder.resolve("b.jar")).toInstant());
    assertFalse(copied.restoreTimes());
    assertFalse(copied.isChanged());
  }

  @Test
  void aJarThatIsGoneIsSeen() throws Exception {
    Files.delete(folder.resolve("b.jar"));
    assertTrue(new Installation(folder).isChanged());
  }

  @Test
  void jarsWithoutASealAreNotTrusted() throws Exception {
    Files.delete(folder.resolve("jars.txt"));
    assertTrue(new Installation(folder).isChanged());
    Files.writeString(folder.resolve("jars.txt"), "garbage\n");
    assertTrue(new Installation(folder).isChanged());
  }

  private void jar(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      JarEntry entry = new JarEntry("content");
      entry.setLastModifiedTime(BUILT);
      entry.setMethod(JarEntry.DEFLATED);
      jar.putNextEntry(entry);
      jar.write(content.getBytes(StandardCharsets.UTF_8));
    }
    Files.setLastModifiedTime(file, BUILT);
  }
}
