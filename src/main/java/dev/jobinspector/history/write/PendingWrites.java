package dev.jobinspector.history.write;

import dev.jobinspector.attempt.AttemptLogException;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What the database did not take, the oldest first. It is written before anything else, and tried
/// again in the background, so that neither a full disk nor a server that is gone costs an outcome.
final class PendingWrites {
  @FunctionalInterface
  interface Database {
    /// Writes one, and returns false if the attempt is not in progress.
    boolean takes(PendingWrite write) throws SQLException;
  }

  private final Map<UUID, PendingWrite> pending = new LinkedHashMap<>();

  void add(PendingWrite write) {
    pending.put(write.attempt(), write);
  }

  void remove(UUID attempt) {
    pending.remove(attempt);
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /// Writes them all, until one fails.
  ///
  /// @throws AttemptLogException if an attempt is not in progress; it is not tried again
  void write(Database database) throws SQLException {
    Iterator<PendingWrite> left = pending.values().iterator();
    while (left.hasNext()) {
      PendingWrite next = left.next();
      boolean recorded = database.takes(next);
      left.remove();
      if (!recorded) {
        throw new AttemptLogException(
            "The history has no attempt %s in progress.".formatted(next.attempt()));
      }
    }
  }
}
