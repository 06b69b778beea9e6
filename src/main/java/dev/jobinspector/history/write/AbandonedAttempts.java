package dev.jobinspector.history.write;

import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.history.jdbc.Transaction;
import dev.jobinspector.history.rows.ProcessIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// Concludes attempts whose process is gone. Nobody will ever say what became of them, so they are
/// unknown.
public record AbandonedAttempts(AbandonedQuery abandoned, ProcessIdentity self, Clock clock) {
  private static final String WORDS =
      "The program ended before the reply came, so the request may or may not have been carried"
          + " out. Check the state of the action before repeating it.";

  /// Tells how many there were.
  public int conclude(Connection database) throws SQLException {
    List<UUID> orphans = abandoned.in(database);
    if (orphans.isEmpty()) {
      return 0;
    }
    Conclusion unknown = Conclusion.unknown(clock.instant(), Conclusion.PROCESS_ENDED, WORDS);
    return Transaction.on(
        database,
        same -> {
          int concluded = 0;
          try (AttemptStatements statements = new AttemptStatements(same, self)) {
            for (UUID orphan : orphans) {
              concluded += statements.concludeUnderWay(orphan, unknown) ? 1 : 0;
            }
          }
          return concluded;
        });
  }

  /// For the user; empty if there were none.
  public static List<String> notice(int orphans) {
    return orphans == 0
        ? List.of()
        : List.of(
            (orphans == 1 ? "1 request was" : "%d requests were".formatted(orphans))
                + " under way when the program ended. What became of it is unknown: check the"
                + " state of the action before repeating it.");
  }
}
