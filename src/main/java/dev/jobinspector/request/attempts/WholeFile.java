package dev.jobinspector.request.attempts;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Writes a file that is there whole or not at all: beside its place until it is done. What stood
/// there before stays as long.
public final class WholeFile {
  /// What is written. Returns whether it came to its end.
  @FunctionalInterface
  public interface Writing {
    boolean to(BufferedWriter out) throws IOException;
  }

  private WholeFile() {}

  /// Returns whether the file is there: not if the writing gave up before its end.
  public static boolean write(Path file, Writing writing) throws IOException {
    // Nobody else's, and as readable to others as the user's files are.
    Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      boolean whole;
      try (BufferedWriter out = Files.newBufferedWriter(part, StandardOpenOption.CREATE_NEW)) {
        whole = writing.to(out);
      }
      if (whole) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
      return whole;
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
