package dev.jobinspector.app;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// The folder of jars that an installed program was started from, with the AOT cache that was made
/// of them. The JDK refuses a cache by the size and time of jars, and after an installation was
/// moved, for some class paths, not at all (JDK-8377932, seen with 25.0.3): this looks at their
/// content, and starts without the cache if it is another.
///
/// @param folder has `jars.txt`, written by `installers/common/Image.java`
public record Installation(Path folder) {
  /// Set by the launchers; not set where the program runs from a build.
  private static final String PROPERTY = "job-inspector.app";

  /// Returns the one this process was started from, if any. SQLite's library lies in it: that it
  /// need not be unpacked first saves a tenth of a second.
  static Optional<Installation> ofThisProcess() {
    Optional<Path> folder = Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    folder.ifPresent(Installation::useLibraries);
    return folder.map(Installation::new);
  }

  private static void useLibraries(Path folder) {
    System.setProperty("org.sqlite.lib.path", folder.toString());
  }

  /// Returns whether a jar is not the one that the cache was made of: each jar's size, and the CRC
  /// of its directory, which holds the CRC of each of its files.
  boolean isChanged() {
    try {
      for (String line : Files.readAllLines(folder.resolve("jars.txt"))) {
        String[] parts = line.split(" ", 4); // CRC, where the directory begins, size, name
        if (Long.parseLong(parts[0], 16)
            != crc(parts[3], Long.parseLong(parts[1]), Long.parseLong(parts[2]))) {
          return true;
        }
      }
      return false;
    } catch (IOException | RuntimeException _) { // a line that no seal ever wrote
      return true;
    }
  }

  private long crc(String jar, long directory, long size) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(jar).toFile(), "r")) {
      if (file.length() != size) {
        return -1;
      }
      byte[] bytes = new byte[(int) (size - directory)];
      file.seek(directory);
      file.readFully(bytes);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      return crc.getValue();
    }
  }

  /// Runs the program as its jars are now, without the cache, and returns its exit code.
  int runWithoutCache(String... arguments) {
    System.err.println(
        "Files of this installation were modified; the start-up cache is disabled. Reinstall. (%s)"
            .formatted(folder));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.sqlite.lib.path=" + folder,
                "-classpath",
                folder.resolve("job-inspector.jar").toString(),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    try {
      Process program = new ProcessBuilder(command).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(program::destroy, "shutdown"));
      return program.waitFor();
    } catch (IOException e) {
      System.err.println("The program cannot be started: " + e.getMessage());
      return Main.CANNOT_START;
    } catch (InterruptedException _) {
      return Main.CANNOT_START;
    }
  }
}
