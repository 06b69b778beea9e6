package dev.jobinspector.history.write;

import dev.jobinspector.attempt.AttemptLogException;
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

  /// A million attempts of one time are more than any program makes: then the database refuses for
  /// another reason, such as a unique index that disagrees with its table.
  private static final int MOST_MOMENTS = 1_000;

  private IntentInsertion() {}

  /// Returns whether it was inserted, or why not.
  ///
  /// @param withdrawn of an attempt that will not be made: no other one is in its way
  static Result insert(AttemptStatements statements, Intent intent, boolean withdrawn)
      throws SQLException {
    long position = Microseconds.position(intent.startedAt());
    for (int moment = 0; moment < MOST_MOMENTS; moment++) {
      if (inserts(statements, intent, position, withdrawn)) {
        return Result.INSERTED;
      }
      if (statements.exists(intent.id())) {
        return Result.PRESENT;
      }
      if (!withdrawn && statements.isInFlight(intent)) {
        return Result.IN_FLIGHT;
      }
      position += Microseconds.POSITIONS;
    }
    throw new AttemptLogException(
        "The database refuses this attempt at every position: the history may be damaged.");
  }

  private static boolean inserts(
      AttemptStatements statements, Intent intent, long position, boolean withdrawn)
      throws SQLException {
    return withdrawn
        ? statements.insertWithdrawn(intent, position)
        : statements.insert(intent, position);
  }
}
