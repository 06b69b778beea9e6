package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// The files of the history in the data directory, readable by their user alone.
///
/// @param database the database file; the engine keeps two more beside it
public record DatabaseFiles(Path database) {
  /// What SQLite keeps beside a database. A copy without its log would lose the latest commits.
  private static final List<String> COMPANIONS = List.of("", "-wal", "-shm");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

  /// Returns the files by the folder's real path, so that the engine can be told to follow no link
  /// at all.
  public static DatabaseFiles in(Path directory) throws IOException {
    Files.createDirectories(directory, OwnerOnly.folder());
    return new DatabaseFiles(directory.toRealPath().resolve("history.db"));
  }

  /// Makes folder and files private, and the database file if there is none.
  ///
  /// @throws AttemptLogException if something else stands in the place of a file
  public void secure() throws IOException {
    // Anybody may write to such a folder, so it is not ours to close.
    if (!isOpenToAll()) {
      OwnerOnly.restrict(folder());
    }
    requireRegularFiles();
    if (!Files.exists(database, LinkOption.NOFOLLOW_LINKS)) {
      create(database);
    }
    for (Path file : files()) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        OwnerOnly.restrict(file);
      }
    }
  }

  boolean isOpenToAll() throws IOException {
    return OwnerOnly.isWritableByAll(folder());
  }

  void requireRegularFiles() {
    for (Path file : files()) {
      boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      if (exists && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new AttemptLogException(
            """
            The history is not used: %s is a link or not a file. \
            Remove it and restart the program.\
            """
                .formatted(file));
      }
    }
  }

  /// Makes the next start check the whole file, however large it is.
  void markSuspect() {
    try {
      if (!isSuspect()) {
        create(suspicion());
      }
    } catch (IOException _) {
      // Then it cannot be set aside either.
    }
  }

  public boolean isSuspect() {
    return Files.exists(suspicion(), LinkOption.NOFOLLOW_LINKS);
  }

  public void clear() throws IOException {
    Files.deleteIfExists(suspicion());
  }

  /// Returns when all of the file was last checked and in order, if it ever was.
  Optional<Instant> lastCheck() throws IOException {
    return Files.exists(soundness(), LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Files.getLastModifiedTime(soundness(), LinkOption.NOFOLLOW_LINKS).toInstant())
        : Optional.empty();
  }

  void recordCheck(Instant now) throws IOException {
    Files.deleteIfExists(soundness());
    create(soundness());
    Files.setLastModifiedTime(soundness(), FileTime.from(now));
  }

  private Path soundness() {
    return beside(database, "-sound");
  }

  private Path suspicion() {
    return beside(database, "-suspect");
  }

  /// Moves the files out of the way, and returns where to.
  public Path setAside(Instant now) throws IOException {
    Path aside = folder().resolve("history-damaged-" + STAMP.format(now) + ".db");
    for (String companion : COMPANIONS) {
      Path file = beside(database, companion);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(file, beside(aside, companion), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return aside;
  }

  /// Returns an empty file for a copy of a history of that schema version.
  Path newCopy(int version, Instant now) throws IOException {
    Path copy = folder().resolve("history-version-%d-%s.db".formatted(version, STAMP.format(now)));
    create(copy);
    return copy;
  }

  private Path folder() {
    return database.resolveSibling("");
  }

  private List<Path> files() {
    return COMPANIONS.stream().map(companion -> beside(database, companion)).toList();
  }

  private void create(Path file) throws IOException {
    try {
      Files.createFile(file, OwnerOnly.file());
    } catch (FileAlreadyExistsException _) {
      requireRegularFiles();
    }
  }

  private static Path beside(Path file, String companion) {
    return file.resolveSibling(file.getFileName() + companion);
  }
}
