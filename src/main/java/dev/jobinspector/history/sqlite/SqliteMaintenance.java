package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.history.write.AbandonedAttempts;
import dev.jobinspector.history.write.AttemptWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The upkeep of a history in a file: concludes what other programs left, removes what is too old
/// and, once a day, reads all of it.
public final class SqliteMaintenance {
  private static final Duration CHECKED_EACH = Duration.ofDays(1);

  /// The check of the text index holds the write lock: 30 ms for each megabyte.
  private static final long TEXT_INDEX_BYTES = 16L << 20;

  private static final String DAMAGED =
      "The history is damaged. Restart the program: it sets the file aside and begins a new one.";

  private final AttemptWriter writer;
  private final DatabaseFiles folder;
  private final Clock clock;

  public SqliteMaintenance(AttemptWriter writer, DatabaseFiles folder, Clock clock) {
    this.writer = writer;
    this.folder = folder;
    this.clock = clock;
  }

  /// Does what is due, and returns sentences that the user should see.
  ///
  /// @param retention how long attempts are kept
  public List<String> run(Duration retention) {
    List<String> notices = new ArrayList<>();
    Instant now = clock.instant();
    // What was found damaged has been said.
    boolean said = folder.isSuspect();
    try {
      notices.addAll(AbandonedAttempts.notice(writer.concludeAbandoned()));
      TextIndex text = new TextIndex(writer.prune(now.minus(retention)));
      writer.inBatches(text::merge);
      writer.inBatches(FreePages::giveBack);
      if (!folder.isSuspect() && !isSound(now)) {
        notices.add(DAMAGED);
      }
    } catch (AttemptLogException | IOException _) {
      if (!said && folder.isSuspect()) {
        notices.add(DAMAGED);
      }
    }
    return notices;
  }

  private boolean isSound(Instant now) throws IOException {
    if (folder.lastFoundSound().filter(last -> last.plus(CHECKED_EACH).isAfter(now)).isPresent()) {
      return true;
    }
    boolean textIndexToo = Files.size(folder.database()) <= TEXT_INDEX_BYTES;
    try (Connection database = new SqliteDatabase(folder.database()).writer()) {
      SqliteDatabase.check(database, textIndexToo);
      folder.recordCheck(now);
      return true;
    } catch (SQLException e) {
      if (SqliteErrorMessages.isDamage(e)) {
        folder.markSuspect();
        return false;
      }
      return true;
    }
  }
}
