package dev.jobinspector.history.write;

import dev.jobinspector.attempt.AlreadyInFlightException;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.jdbc.ConnectionHolder;
import dev.jobinspector.history.jdbc.Microseconds;
import dev.jobinspector.history.jdbc.SqlErrorMessages;
import dev.jobinspector.history.jdbc.SqlFunction;
import dev.jobinspector.history.jdbc.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// The half of the history that writes: one way to the database, used by one thread at a time.
/// Other processes are kept apart by the database.
public final class AttemptWriter implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final String ABANDONED =
      """
      An earlier request of this kind for this %s was under way when its program ended, perhaps \
      on another machine. What became of it is unknown. Check the state of the action before you \
      send it again.\
      """;

  /// Fair: whoever waits to begin a request goes before the next batch of a clean-up.
  private final ReentrantLock lock = new ReentrantLock(true);

  private final ConnectionHolder link;
  private final AbandonedAttempts orphans;
  private final SqlErrorMessages problems;

  /// What the database did not take. It is written before anything else, and tried again in the
  /// background, so that neither a full disk nor a server that is gone costs an outcome.
  private final Map<UUID, PendingWrite> unrecorded = new LinkedHashMap<>();

  private Optional<AttemptStatements> statements = Optional.empty();
  private final BackgroundRetry retry = new BackgroundRetry(PAUSE, this::recordsLeftOver);
  private boolean closed;

  public AttemptWriter(
      ConnectionHolder link, AbandonedAttempts orphans, SqlErrorMessages problems) {
    this.link = link;
    this.orphans = orphans;
    this.problems = problems;
  }

  public void begin(Intent intent) {
    write(
        () -> {
          recordLeftOver();
          insert(intent);
          return 1;
        });
  }

  public void conclude(UUID attempt, Conclusion conclusion) {
    write(
        () -> {
          unrecorded.put(attempt, PendingWrite.of(attempt, conclusion));
          recordLeftOver();
          return 1;
        });
  }

  public int prune(Instant before) {
    return inBatches(database -> statements(database).removeOldest(before));
  }

  /// Does work until a piece of it finds nothing to do, and tells how much it was. Lets others in
  /// after each piece for as long as it took: other processes only look now and then whether they
  /// may write.
  public int inBatches(SqlFunction<Integer> work) {
    int done = 0;
    int piece;
    long began;
    do {
      began = System.nanoTime();
      piece =
          write(
              () -> {
                recordLeftOver();
                return link.use(work);
              });
      done += piece;
    } while (piece > 0 && rests(Duration.ofNanos(System.nanoTime() - began)));
    return done;
  }

  /// False if the thread is no longer wanted.
  private static boolean rests(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Concludes what other processes left, and tells how much that was.
  public int concludeAbandoned() {
    return write(() -> link.use(orphans::conclude));
  }

  @Override
  public void close() {
    lock.lock();
    try (link) {
      if (!closed) {
        recordLeftOver();
      }
    } catch (SQLException e) {
      throw problems.writing(e);
    } finally {
      closed = true;
      lock.unlock();
    }
  }

  @FunctionalInterface
  private interface Write {
    int go() throws SQLException;
  }

  private int write(Write work) {
    lock.lock();
    try {
      return work.go();
    } catch (SQLException e) {
      throw problems.writing(e);
    } finally {
      if (!unrecorded.isEmpty()) {
        retry.start();
      }
      lock.unlock();
    }
  }

  /// If the connection breaks, nobody knows whether the row is there: the attempt's id decides on
  /// the next connection. If there is none, the attempt is withdrawn as soon as there is one: its
  /// row must neither be missing nor say for ever that it is under way.
  private void insert(Intent intent) throws SQLException {
    Connection database = link.connection();
    try {
      insert(intent, statements(database), false);
    } catch (SQLException e) {
      if (!link.isBroken(e)) {
        throw e;
      }
      unrecorded.put(intent.id(), PendingWrite.withdrawn(intent, orphans.clock().instant()));
      insert(intent, statements(link.connection()), true);
      unrecorded.remove(intent.id());
    }
  }

  private void insert(Intent intent, AttemptStatements statements, boolean mayBeThere)
      throws SQLException {
    long position = Microseconds.position(intent.startedAt());
    while (!statements.insert(intent, position)) {
      if (statements.exists(intent.id())) {
        if (mayBeThere) {
          return;
        }
        throw new AttemptLogException("This attempt is in the history already.");
      }
      if (statements.isInFlight(intent)) {
        orphans.conclude(statements.database());
        throw statements.isInFlight(intent)
            ? new AlreadyInFlightException(intent.subject())
            : new AttemptLogException(ABANDONED.formatted(intent.subject().noun()));
      }
      position += Microseconds.POSITIONS;
    }
  }

  /// True when nothing is left to be tried again.
  private boolean recordsLeftOver() {
    lock.lock();
    try {
      if (!closed) {
        recordLeftOver();
      }
      return true;
    } catch (SQLException | AttemptLogException _) {
      return closed || unrecorded.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void recordLeftOver() throws SQLException {
    if (closed) {
      throw new AttemptLogException(ConnectionHolder.CLOSED);
    }
    var left = unrecorded.values().iterator();
    while (left.hasNext()) {
      PendingWrite next = left.next();
      boolean recorded = link.use(database -> record(next, database));
      left.remove();
      if (!recorded) {
        throw new AttemptLogException(
            "The history has no attempt %s under way.".formatted(next.attempt()));
      }
    }
  }

  private boolean record(PendingWrite next, Connection database) throws SQLException {
    if (next.withdrawn().isEmpty()) {
      return statements(database).conclude(next.attempt(), next.conclusion());
    }
    return Transaction.on(
        database,
        same -> {
          AttemptStatements statements = statements(same);
          Intent intent = next.withdrawn().get();
          long position = Microseconds.position(intent.startedAt());
          while (!statements.insertWithdrawn(intent, position) && !statements.exists(intent.id())) {
            position += Microseconds.POSITIONS;
          }
          return statements.conclude(next.attempt(), next.conclusion());
        });
  }

  private AttemptStatements statements(Connection database) {
    if (statements.filter(last -> last.database().equals(database)).isEmpty()) {
      statements = Optional.of(new AttemptStatements(database, orphans.self()));
    }
    return statements.get();
  }
}
