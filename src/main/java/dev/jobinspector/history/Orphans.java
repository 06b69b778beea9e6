package dev.jobinspector.history;

import dev.jobinspector.job.Conclusion;
import dev.jobinspector.job.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Attempts whose process is gone. Nobody will ever say what became of them, so they are unknown.
final class Orphans {
  private static final String WORDS =
      "The program ended before the reply came, so the request may or may not have been carried"
          + " out. Check the state of the action before repeating it.";

  private Orphans() {}

  /// Concludes them, and tells how many there were.
  static int conclude(Connection database, ProcessMark self, Instant now) throws SQLException {
    List<UUID> orphans = find(database, self, now);
    if (orphans.isEmpty()) {
      return 0;
    }
    return Transaction.on(
        database,
        same -> {
          int concluded = 0;
          AttemptStatements statements = new AttemptStatements(same, self);
          for (UUID orphan : orphans) {
            concluded += statements.concludeUnderWay(orphan, unknown(now)) ? 1 : 0;
          }
          return concluded;
        });
  }

  private static List<UUID> find(Connection database, ProcessMark self, Instant now)
      throws SQLException {
    List<UUID> orphans = new ArrayList<>();
    try (PreparedStatement underWay =
            database.prepareStatement(
                "select id, started_at, owner from attempt where outcome is null");
        ResultSet rows = underWay.executeQuery()) {
      while (rows.next()) {
        ProcessMark owner = ProcessMark.parse(rows.getString("owner"));
        Instant begun = Timestamp.instant(rows.getLong("started_at"));
        if (!self.mayStillConclude(owner, begun, now)) {
          orphans.add(UUID.fromString(rows.getString("id")));
        }
      }
    }
    return orphans;
  }

  /// Counted as sent once: who reads "never sent" might repeat a write that was done.
  private static Conclusion unknown(Instant now) {
    return new Conclusion(
        now,
        Outcome.UNKNOWN,
        Optional.empty(),
        Optional.of(AttemptStatements.PROCESS_ENDED),
        Optional.of(WORDS),
        OptionalInt.empty(),
        Optional.empty(),
        1);
  }
}
