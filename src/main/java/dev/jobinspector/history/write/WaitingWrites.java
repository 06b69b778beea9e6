package dev.jobinspector.history.write;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.history.jdbc.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Writes of several threads that wait for the database at the same time. Whoever is let in first
/// commits those of all in one transaction: one wait for the disk instead of one each. What does
/// not go smoothly there is left to its own thread, alone.
final class WaitingWrites {
  /// Takes part in a transaction of several.
  @FunctionalInterface
  interface Write {
    /// Writes, and returns false if there is something to be said about it.
    boolean joins(AttemptStatements statements) throws SQLException;
  }

  /// Where the statements of the day come from.
  @FunctionalInterface
  interface Database {
    AttemptStatements statements() throws SQLException;
  }

  /// One that waits. What became of it is read and written by whoever holds the lock.
  final class Waiting {
    private final Write write;
    private boolean committed;
    private boolean unknown;

    private Waiting(Write write) {
      this.write = write;
    }

    boolean isCommitted() {
      return committed;
    }

    /// Returns whether nobody knows if the database has it: its transaction failed.
    boolean isUnknown() {
      return unknown;
    }

    void leave() {
      waiting.remove(this);
    }
  }

  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

  /// Adds one, before its thread waits for the lock.
  Waiting add(Write write) {
    Waiting added = new Waiting(write);
    waiting.add(added);
    return added;
  }

  boolean areSeveral() {
    return waiting.size() > 1;
  }

  /// Commits those that wait now. If the database does not take them, none is committed, and each
  /// hears why when it writes alone.
  void commit(Database database) {
    List<Waiting> all = new ArrayList<>(waiting);
    List<Waiting> joined = new ArrayList<>();
    try {
      AttemptStatements statements = database.statements();
      boolean _ =
          Transaction.on(
              statements.database(),
              _ -> {
                for (Waiting one : all) {
                  if (one.write.joins(statements)) {
                    joined.add(one);
                  }
                }
                return true;
              });
      joined.forEach(one -> one.committed = true);
    } catch (SQLException | AttemptLogException _) {
      joined.forEach(one -> one.unknown = true);
    }
    all.forEach(Waiting::leave);
  }
}
