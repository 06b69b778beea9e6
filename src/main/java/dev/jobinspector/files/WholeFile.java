package dev.jobinspector.files;

import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.util.UUID;

/// Writes a file, in UTF-8, that is there whole or not at all, also if the machine stops: beside
/// its place until it is on the disk. What stood there before stays as long.
public final class WholeFile {
  /// What is written. Returns whether it came to its end.
  @FunctionalInterface
  public interface Writing {
    boolean to(BufferedWriter out) throws IOException;
  }

  private WholeFile() {}

  /// Writes a file that is as readable to others as the user's files are. Returns whether it is
  /// there: not if the writing gave up before its end.
  ///
  /// @throws IOException if it cannot be written; then nothing is left of it
  public static boolean write(Path file, Writing writing) throws IOException {
    return write(file, writing, new FileAttribute<?>[0]);
  }

  /// Writes a text for nobody but the user to read, whoever could read what stood there before.
  ///
  /// @throws IOException if it cannot be written; then nothing is left of it
  public static void writePrivately(Path file, String text) throws IOException {
    boolean _ =
        write(
            file,
            out -> {
              out.write(text);
              return true;
            },
            OwnerOnly.file());
  }

  private static boolean write(Path file, Writing writing, FileAttribute<?>[] attributes)
      throws IOException {
    // A name of its own: nobody else's, and not that of another that is being written.
    Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      boolean whole;
      Files.createFile(part, attributes);
      // Not a channel: who cancels interrupts, and that would close it in the middle of a write.
      try (FileOutputStream bytes = new FileOutputStream(part.toFile());
          BufferedWriter out =
              new BufferedWriter(
                  new OutputStreamWriter(bytes, StandardCharsets.UTF_8.newEncoder()))) {
        whole = writing.to(out);
        if (whole) {
          out.flush();
          bytes.getFD().sync();
        }
      }
      if (whole) {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return whole;
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
