package dev.jobinspector.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

  /// The time of the jars when the caches were made of them: `installers/common/image.sh`.
  private static final FileTime MADE = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  /// Returns the one this process was started from, if any. SQLite's library lies in it: that it
  /// need not be unpacked first saves a tenth of a second.
  static Optional<Installation> ofThisProcess() {
    Optional<Path> folder = Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    folder.ifPresent(Installation::useLibraries);
    return folder.map(Installation::new);
  }

  /// Says so if the JVM did not take the cache: it is missing, of another version, or a copy gave
  /// the jars another time. The JVM itself is silent then, and only slow.
  void sayIfSlow(PrintStream err) {
    if (!System.getProperty("java.vm.info", "").contains("sharing")) {
      err.printf(
          restoreTimes()
              ? "A copy changed the times of the jars of this installation, so the program starts"
                  + " slowly. They are restored: the next start uses the start-up cache. (%s)%n"
              : "The start-up cache of this installation cannot be used, so the program starts"
                  + " slowly. Reinstall. (%s)%n",
          folder);
    }
  }

  /// Returns whether jars had another time than the cache was made with, and have it again: msi
  /// keeps the local time of the machine it was built on, `cp -r` and some archives none.
  boolean restoreTimes() {
    boolean restored = false;
    try {
      for (Sealed sealed : seal()) {
        Path jar = folder.resolve(sealed.jar);
        if (!Files.getLastModifiedTime(jar).equals(MADE)) {
          Files.setLastModifiedTime(jar, MADE);
          restored = true;
        }
      }
      return restored;
    } catch (IOException | RuntimeException _) { // the installation belongs to another user
      return false;
    }
  }

  private static void useLibraries(Path folder) {
    System.setProperty("org.sqlite.lib.path", folder.toString());
  }

  /// Returns whether a jar is not the one that the cache was made of: each jar's size, and the CRC
  /// of its directory, which holds the CRC of each of its files.
  boolean isChanged() {
    try {
      for (Sealed sealed : seal()) {
        if (sealed.crc != crc(sealed.jar, sealed.directory, sealed.size)) {
          return true;
        }
      }
      return false;
    } catch (IOException | RuntimeException _) { // a line that no seal ever wrote
      return true;
    }
  }

  private List<Sealed> seal() throws IOException {
    return Files.readAllLines(folder.resolve("jars.txt")).stream().map(Sealed::of).toList();
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

  /// A line of `jars.txt`.
  private record Sealed(long crc, long directory, long size, String jar) {
    private static Sealed of(String line) {
      String[] parts = line.split(" ", 4);
      return new Sealed(
          Long.parseLong(parts[0], 16),
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]),
          parts[3]);
    }
  }
}
