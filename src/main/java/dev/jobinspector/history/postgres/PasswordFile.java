package dev.jobinspector.history.postgres;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The password file of PostgreSQL's own clients, which the driver reads, too:
/// <https://www.postgresql.org/docs/current/libpq-pgpass.html>.
record PasswordFile(Path path) {
  static final String PLACES =
      "~/.pgpass, on Windows %APPDATA%\\postgresql\\pgpass.conf, or what PGPASSFILE names";

  /// Returns the one that is in force for this process.
  static PasswordFile current() {
    return new PasswordFile(
        Optional.ofNullable(System.getenv("PGPASSFILE"))
            .map(Path::of)
            .or(
                () ->
                    Optional.ofNullable(System.getenv("APPDATA"))
                        .filter(_ -> System.getProperty("os.name", "").startsWith("Windows"))
                        .map(folder -> Path.of(folder, "postgresql", "pgpass.conf")))
            .orElseGet(() -> Path.of(System.getProperty("user.home", ""), ".pgpass")));
  }

  /// Refuses a file that others can read. PostgreSQL's own clients do not use such a file either.
  ///
  /// @throws AttemptLogException if others can read it
  void refuseIfOthersCanRead() {
    try {
      if (Files.isRegularFile(path) && OwnerOnly.isOpenToOthers(path)) {
        throw new AttemptLogException(
            """
            The password file %s can be read by others, so it is not used. Keep it to yourself \
            with: chmod 600 %s\
            """
                .formatted(path, path));
      }
    } catch (IOException _) {
      // Then the driver finds no password in it, and the server says that one is missing.
    }
  }
}
