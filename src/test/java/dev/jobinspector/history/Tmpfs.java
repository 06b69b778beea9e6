package dev.jobinspector.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// A small disk in memory. Only root may mount one: elsewhere the test is skipped, and says so.
record Tmpfs(Path directory) implements AutoCloseable {

  static Tmpfs mount(Path directory, int kilobytes) throws IOException {
    Files.createDirectories(directory);
    if (!ran(
        "mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", directory.toString())) {
      System.out.println("faults: SKIPPED, only root can mount a small disk for this test");
      Assumptions.abort("a tmpfs cannot be mounted here");
    }
    return new Tmpfs(directory);
  }

  void makeReadOnly() throws IOException {
    if (!ran("mount", "-o", "remount,ro", directory.toString())) {
      throw new IOException("cannot be made read-only");
    }
  }

  @Override
  public void close() throws IOException {
    if (!ran("umount", directory.toString())) {
      throw new IOException("still in use: " + directory);
    }
  }

  private static boolean ran(String... command) {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
