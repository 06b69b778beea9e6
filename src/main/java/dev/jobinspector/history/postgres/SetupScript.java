package dev.jobinspector.history.postgres;

import dev.jobinspector.files.AtomicFile;
import dev.jobinspector.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The SQL for an administrator, who makes the table where the program may not.
///
/// @param file where it is written
public record SetupScript(Path file) {
  /// Writes it, and returns where it is.
  String write() {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling(""), OwnerOnly.folder());
      boolean _ =
          AtomicFile.write(
              file,
              out -> {
                out.write(PostgresSchema.sql());
                return true;
              });
      return file.toString();
    } catch (IOException _) {
      return "the file postgresql.sql of the program's source (%s cannot be written)"
          .formatted(file);
    }
  }
}
