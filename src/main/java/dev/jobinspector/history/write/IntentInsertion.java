package dev.jobinspector.history.write;

import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.jdbc.Microseconds;
import java.sql.SQLException;

/// Inserts an intent at the next free position of its time.
final class IntentInsertion {
  enum Result {
    INSERTED,
    /// An attempt with this id is there.
    PRESENT,
    /// The same write on the same job is in progress.
    IN_FLIGHT
  }

  private IntentInsertion() {}

  /// @param withdrawn of an attempt that will not be made: no other one is in its way
  static Result insert(AttemptStatements statements, Intent intent, boolean withdrawn)
      throws SQLException {
    long position = Microseconds.position(intent.startedAt());
    while (!inserts(statements, intent, position, withdrawn)) {
      if (statements.exists(intent.id())) {
        return Result.PRESENT;
      }
      if (!withdrawn && statements.isInFlight(intent)) {
        return Result.IN_FLIGHT;
      }
      position += Microseconds.POSITIONS;
    }
    return Result.INSERTED;
  }

  private static boolean inserts(
      AttemptStatements statements, Intent intent, long position, boolean withdrawn)
      throws SQLException {
    return withdrawn
        ? statements.insertWithdrawn(intent, position)
        : statements.insert(intent, position);
  }
}
