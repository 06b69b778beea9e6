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

/// Writes a file in UTF-8 atomically, also if the machine stops: into a temporary file beside it,
/// which replaces it once it is on the disk.
public final class AtomicFile {
  /// What is written.
  @FunctionalInterface
  public interface Content {
    /// Writes it, and returns whether it is complete: one that is not is discarded.
    boolean writeTo(BufferedWriter out) throws IOException;
  }

  private AtomicFile() {}

  /// Writes a file that is as readable to others as the user's files are, and returns whether its
  /// content was complete.
  ///
  /// @throws IOException if it cannot be written; then nothing is left of it
  public static boolean write(Path file, Content content) throws IOException {
    return write(file, content, new FileAttribute<?>[0]);
  }

  /// Writes a text that only its owner can read, whoever could read the file that it replaces.
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

  private static boolean write(Path file, Content content, FileAttribute<?>[] attributes)
      throws IOException {
    // Unique: two writers of one file must not share it.
    Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      boolean complete;
      Files.createFile(temporary, attributes);
      // Not a channel: a cancel interrupts the thread, which would close it in the middle of a
      // write.
      try (FileOutputStream bytes = new FileOutputStream(temporary.toFile());
          BufferedWriter out =
              new BufferedWriter(
                  new OutputStreamWriter(bytes, StandardCharsets.UTF_8.newEncoder()))) {
        complete = content.writeTo(out);
        if (complete) {
          out.flush();
          bytes.getFD().sync();
        }
      }
      if (complete) {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return complete;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
