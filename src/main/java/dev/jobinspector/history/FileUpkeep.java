package dev.jobinspector.history;

import dev.jobinspector.job.AttemptLog;
import dev.jobinspector.job.AttemptLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The upkeep of a history in a file: removes what is too old and, once a day, reads all of it.
final class FileUpkeep implements Upkeep {
  private static final Duration CHECKED_EACH = Duration.ofDays(1);

  /// The check of the text index holds the write lock: 30 ms for each megabyte.
  private static final long TEXT_INDEX_BYTES = 16L << 20;

  private final AttemptLog log;
  private final Optional<DataFolder> folder;
  private final Clock clock;

  /// @param folder empty if the history cannot be written
  FileUpkeep(AttemptLog log, Optional<DataFolder> folder, Clock clock) {
    this.log = log;
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public List<String> run() {
    if (folder.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    try {
      log.prune(now.minus(KEPT));
      return isSound(folder.get(), now)
          ? List.of()
          : List.of(
              "The history is damaged. Restart the program: it sets the file aside and begins a"
                  + " new one.");
    } catch (AttemptLogException | IOException notNow) {
      return List.of();
    }
  }

  private static boolean isSound(DataFolder folder, Instant now) throws IOException {
    if (folder.lastFoundSound().filter(last -> last.plus(CHECKED_EACH).isAfter(now)).isPresent()) {
      return true;
    }
    boolean textIndexToo = Files.size(folder.database()) <= TEXT_INDEX_BYTES;
    try (Connection database = new SqliteDatabase(folder.database()).writer()) {
      SqliteDatabase.check(database, textIndexToo);
      folder.foundSound(now);
      return true;
    } catch (SQLException problem) {
      if (SqliteProblems.isDamage(problem)) {
        folder.suspect();
        return false;
      }
      return true;
    }
  }
}
