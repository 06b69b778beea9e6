package dev.jobinspector.history.write;

import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.jdbc.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// An outcome that the database did not take.
///
/// @param withdrawn the intent, if nobody knows whether the database has it; nothing was sent then
record PendingWrite(UUID attempt, Optional<Intent> withdrawn, Conclusion conclusion) {
  static PendingWrite of(UUID attempt, Conclusion conclusion) {
    return new PendingWrite(attempt, Optional.empty(), conclusion);
  }

  static PendingWrite withdrawn(Intent intent, Instant now) {
    return new PendingWrite(
        intent.id(),
        Optional.of(intent),
        Conclusion.notSent(
            now,
            "HistoryUnavailable",
            "The connection to the history broke while this attempt was recorded, so nothing"
                + " was sent."));
  }

  /// Writes it, and returns false if the attempt is not in progress.
  boolean writeTo(AttemptStatements statements) throws SQLException {
    if (withdrawn.isEmpty()) {
      return statements.conclude(attempt, conclusion);
    }
    return Transaction.on(
        statements.database(),
        _ -> {
          IntentInsertion.insert(statements, withdrawn.get(), true);
          return statements.conclude(attempt, conclusion);
        });
  }
}
