package dev.jobinspector.history;

import dev.jobinspector.job.AttemptLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// The password file of PostgreSQL's own clients, which the driver reads, too:
/// <https://www.postgresql.org/docs/current/libpq-pgpass.html>.
record PasswordFile(Path path) {
  static final String PLACES =
      "~/.pgpass, on Windows %APPDATA%\\postgresql\\pgpass.conf, or what PGPASSFILE names";

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /// The one that is in force for this process.
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

  /// PostgreSQL's own clients do not use such a file either.
  ///
  /// @throws AttemptLogException with words if others can read it
  void refuseIfOthersCanRead() {
    try {
      PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      if (posix != null
          && Files.isRegularFile(path)
          && posix.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
        throw new AttemptLogException(
            """
            The password file %s can be read by others, so it is not used. Keep it to yourself \
            with: chmod 600 %s\
            """
                .formatted(path, path));
      }
    } catch (IOException unreadable) {
      // Then the driver finds no password in it, and the server says that one is missing.
    }
  }
}
