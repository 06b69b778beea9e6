package dev.jobinspector.history.write;

import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.history.jdbc.Transaction;
import dev.jobinspector.history.rows.ProcessIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// Concludes attempts whose process is gone: nobody will ever know their outcome.
public record AbandonedAttempts(AbandonedQuery abandoned, ProcessIdentity self, Clock clock) {
  private static final String MESSAGE =
      "The program ended before the reply came, so the request may or may not have been carried"
          + " out. Check the state of the action before repeating it.";

  /// Returns how many there were.
  public int conclude(Connection database) throws SQLException {
    List<UUID> found = abandoned.in(database);
    if (found.isEmpty()) {
      return 0;
    }
    Conclusion unknown = Conclusion.unknown(clock.instant(), Conclusion.PROCESS_ENDED, MESSAGE);
    return Transaction.on(
        database,
        same -> {
          int concluded = 0;
          try (AttemptStatements statements = new AttemptStatements(same, self)) {
            for (UUID attempt : found) {
              concluded += statements.concludeInProgress(attempt, unknown) ? 1 : 0;
            }
          }
          return concluded;
        });
  }

  /// Returns what to tell the user; empty if there were none.
  public static List<String> notice(int abandoned) {
    return abandoned == 0
        ? List.of()
        : List.of(
            (abandoned == 1 ? "1 request was" : "%d requests were".formatted(abandoned))
                + " in progress when the program ended. The outcome is unknown: check the state"
                + " of the action before repeating it.");
  }
}
