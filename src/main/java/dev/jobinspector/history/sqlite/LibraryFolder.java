package dev.jobinspector.history.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the driver unpacks SQLite's library, if the program is not installed: the folder for
/// temporary files, or, where nothing may be run from there, the data folder. The driver tries
/// once.
final class LibraryFolder {
  private static final String UNPACKED_TO = "org.sqlite.tmpdir";

  private LibraryFolder() {}

  /// Chooses it before the driver is loaded, and returns whether there is one.
  static boolean isChosen(@Nullable Path data) {
    if (Stream.of("org.sqlite.lib.path", UNPACKED_TO)
        .anyMatch(property -> System.getProperty(property) != null)) {
      return true;
    }
    if (mayRunFrom(Path.of(System.getProperty("java.io.tmpdir")))) {
      System.setProperty(UNPACKED_TO, System.getProperty("java.io.tmpdir"));
      return true;
    }
    if (data == null || !mayRunFrom(data)) {
      return false;
    }
    System.setProperty(UNPACKED_TO, data.toString());
    return true;
  }

  /// Linux denies to execute what is on a drive that is mounted noexec, whatever its permissions.
  static boolean mayRunFrom(Path folder) {
    try {
      Path probe = Files.createTempFile(folder, "job-inspector", ".probe");
      try {
        return probe.toFile().setExecutable(true) && Files.isExecutable(probe);
      } finally {
        Files.delete(probe);
      }
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }
}
