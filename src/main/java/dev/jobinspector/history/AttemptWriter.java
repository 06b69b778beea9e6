package dev.jobinspector.history;

import dev.jobinspector.job.AlreadyInFlightException;
import dev.jobinspector.job.AttemptLogException;
import dev.jobinspector.job.Conclusion;
import dev.jobinspector.job.Intent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// The half of the history that writes: one database connection, used by one thread at a time.
/// Other processes are kept apart by the database.
final class AttemptWriter implements AutoCloseable {
  /// Fair: whoever waits to begin a request goes before the next batch of a clean-up.
  private final ReentrantLock lock = new ReentrantLock(true);

  private final Connection database;
  private final AttemptStatements statements;
  private final Problems problems;

  /// Conclusions that the database did not take. They are written before anything else, so that a
  /// full disk costs no outcome once there is room again.
  private final Map<UUID, Conclusion> unrecorded = new LinkedHashMap<>();

  private boolean closed;

  AttemptWriter(Connection database, ProcessMark owner, Problems problems) {
    this.database = database;
    this.statements = new AttemptStatements(database, owner);
    this.problems = problems;
  }

  void begin(Intent intent) {
    lock.lock();
    try {
      recordLeftOver();
      insert(intent);
    } catch (SQLException problem) {
      throw problems.writing(problem);
    } finally {
      lock.unlock();
    }
  }

  void conclude(UUID attempt, Conclusion conclusion) {
    lock.lock();
    try {
      unrecorded.put(attempt, conclusion);
      recordLeftOver();
    } catch (SQLException problem) {
      throw problems.writing(problem);
    } finally {
      lock.unlock();
    }
  }

  /// Lets others in after each batch.
  int prune(Instant before) {
    int removed = 0;
    int batch;
    do {
      lock.lock();
      try {
        recordLeftOver();
        batch = statements.removeOldest(before);
        removed += batch;
      } catch (SQLException problem) {
        throw problems.writing(problem);
      } finally {
        lock.unlock();
      }
    } while (batch > 0);
    return removed;
  }

  @Override
  public void close() {
    lock.lock();
    try (database) {
      if (!closed) {
        recordLeftOver();
      }
    } catch (SQLException problem) {
      throw problems.writing(problem);
    } finally {
      closed = true;
      lock.unlock();
    }
  }

  private void insert(Intent intent) throws SQLException {
    long position = Timestamp.position(intent.startedAt());
    while (true) {
      try {
        statements.insert(intent, position);
        return;
      } catch (SQLException problem) {
        if (!problems.isConflict(problem)) {
          throw problem;
        }
        if (statements.isInFlight(intent)) {
          throw new AlreadyInFlightException();
        }
        if (statements.exists(intent.id())) {
          throw new AttemptLogException("This attempt is in the history already.");
        }
      }
      position += Timestamp.POSITIONS;
    }
  }

  private void recordLeftOver() throws SQLException {
    if (closed) {
      throw new AttemptLogException("The history is closed.");
    }
    var left = unrecorded.entrySet().iterator();
    while (left.hasNext()) {
      Map.Entry<UUID, Conclusion> next = left.next();
      boolean recorded = statements.conclude(next.getKey(), next.getValue());
      left.remove();
      if (!recorded) {
        throw new AttemptLogException(
            "The history has no attempt %s under way.".formatted(next.getKey()));
      }
    }
  }
}
