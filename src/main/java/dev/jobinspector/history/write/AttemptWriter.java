package dev.jobinspector.history.write;

import dev.jobinspector.attempt.AlreadyInFlightException;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.jdbc.ConnectionHolder;
import dev.jobinspector.history.jdbc.SqlErrorMessages;
import dev.jobinspector.history.jdbc.SqlFunction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// The half of the history that writes: one connection, used by one thread at a time. Other
/// processes are kept apart by the database.
public final class AttemptWriter implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /// Fair: whoever waits to begin a request goes before the next batch of a clean-up.
  private final ReentrantLock lock = new ReentrantLock(true);

  private final ConnectionHolder holder;
  private final AbandonedAttempts abandoned;
  private final SqlErrorMessages messages;
  private final PendingWrites pending = new PendingWrites();
  private final WaitingWrites waiting = new WaitingWrites();
  private final BackgroundRetry retry = new BackgroundRetry(PAUSE, this::recordsPending);
  private Optional<AttemptStatements> prepared = Optional.empty();
  private boolean closed;

  public AttemptWriter(
      ConnectionHolder holder, AbandonedAttempts abandoned, SqlErrorMessages messages) {
    this.holder = holder;
    this.abandoned = abandoned;
    this.messages = messages;
  }

  /// Commits an intent.
  public void begin(Intent intent) {
    together(
        statements ->
            IntentInsertion.insert(statements, intent, false) == IntentInsertion.Result.INSERTED,
        unknown -> insert(intent, unknown));
  }

  /// Commits an outcome, now or as soon as the database takes it.
  public void conclude(UUID attempt, Conclusion conclusion) {
    together(
        statements -> statements.conclude(attempt, conclusion),
        _ -> {
          pending.add(PendingWrite.of(attempt, conclusion));
          recordPending();
        });
  }

  /// Removes attempts that began before then, and returns how many there were.
  public int prune(Instant before) {
    return inBatches(database -> statements(database).removeOldest(before));
  }

  /// Repeats work until it finds nothing to do, and returns how much it did. Lets others in after
  /// each batch for as long as it took: other processes only look now and then whether they may
  /// write.
  public int inBatches(SqlFunction<Integer> work) {
    int done = 0;
    int batch;
    long began;
    do {
      began = System.nanoTime();
      batch =
          write(
              () -> {
                recordPending();
                return holder.use(work);
              });
      done += batch;
    } while (batch > 0 && slept(Duration.ofNanos(System.nanoTime() - began)));
    return done;
  }

  /// False if the thread was interrupted.
  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Concludes attempts whose process is gone, and returns how many there were.
  public int concludeAbandoned() {
    return write(() -> holder.use(abandoned::conclude));
  }

  @Override
  public void close() {
    lock.lock();
    try (holder) {
      if (!closed) {
        recordPending();
      }
    } catch (SQLException e) {
      throw messages.writing(e);
    } finally {
      closed = true;
      lock.unlock();
    }
  }

  @FunctionalInterface
  private interface Write {
    int go() throws SQLException;
  }

  /// What a thread does itself where others could not do it for it.
  @FunctionalInterface
  private interface Alone {
    /// @param unknown whether nobody knows if the database has it already
    void go(boolean unknown) throws SQLException;
  }

  /// Writes with others that wait, or alone.
  private void together(WaitingWrites.Write write, Alone alone) {
    WaitingWrites.Waiting mine = waiting.add(write);
    write(
        () -> {
          if (waiting.areSeveral() && pending.isEmpty() && !closed) {
            waiting.commit(() -> statements(holder.connection()));
          }
          mine.leave();
          if (!mine.isCommitted()) {
            recordPending();
            alone.go(mine.isUnknown());
          }
          return 1;
        });
  }

  private int write(Write work) {
    lock.lock();
    try {
      return work.go();
    } catch (SQLException e) {
      throw messages.writing(e);
    } finally {
      if (!pending.isEmpty()) {
        retry.start();
      }
      lock.unlock();
    }
  }

  /// If the connection breaks, nobody knows whether the row is there: the attempt's id decides on
  /// the next connection. If there is none, the attempt is withdrawn as soon as there is one: its
  /// row must neither be missing nor say for ever that it is in progress.
  private void insert(Intent intent, boolean mayBePresent) throws SQLException {
    Connection database = holder.connection();
    try {
      insert(intent, statements(database), mayBePresent);
    } catch (SQLException e) {
      if (!holder.isBroken(e)) {
        throw e;
      }
      pending.add(PendingWrite.withdrawn(intent, abandoned.clock().instant()));
      insert(intent, statements(holder.connection()), true);
      pending.remove(intent.id());
    }
  }

  private void insert(Intent intent, AttemptStatements statements, boolean mayBePresent)
      throws SQLException {
    switch (IntentInsertion.insert(statements, intent, false)) {
      case INSERTED -> {}
      case PRESENT -> {
        if (!mayBePresent) {
          throw new AttemptLogException("This attempt is in the history already.");
        }
      }
      case IN_FLIGHT -> {
        abandoned.conclude(statements.database());
        throw statements.isInFlight(intent)
            ? new AlreadyInFlightException(intent.subject())
            : new AttemptLogException(abandoned(intent));
      }
    }
  }

  /// Returns true when nothing is left to retry.
  private boolean recordsPending() {
    lock.lock();
    try {
      if (!closed) {
        recordPending();
      }
      return true;
    } catch (SQLException | AttemptLogException _) {
      return closed || pending.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void recordPending() throws SQLException {
    if (closed) {
      throw new AttemptLogException(ConnectionHolder.CLOSED);
    }
    pending.write(next -> holder.use(database -> next.writeTo(statements(database))));
  }

  private AttemptStatements statements(Connection database) {
    if (prepared.filter(last -> last.database().equals(database)).isEmpty()) {
      prepared = Optional.of(new AttemptStatements(database, abandoned.self()));
    }
    return prepared.get();
  }

  private static String abandoned(Intent intent) {
    return """
    An earlier request of this kind for this %s was in progress when its program ended, perhaps \
    on another machine. Its outcome is unknown. Check the state of the action before you send \
    it again.\
    """
        .formatted(intent.subject().noun());
  }
}
