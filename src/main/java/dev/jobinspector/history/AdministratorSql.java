package dev.jobinspector.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The SQL for an administrator, who makes the table where the program may not.
///
/// @param file where it is to be left
record AdministratorSql(Path file) {
  /// Leaves it, and says where it is.
  String left() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, PostgresSchema.sql());
      return file.toString();
    } catch (IOException unwritable) {
      return "the file postgresql.sql of the program's source (%s cannot be written)"
          .formatted(file);
    }
  }
}
