package dev.jobinspector.history;

import dev.jobinspector.history.postgres.PostgresAbandonedQuery;
import java.time.Duration;
import java.util.List;

/// What keeps a history small and sound. Takes minutes where there are millions of attempts, so it
/// is for the background; nobody waits for it longer than a moment.
@FunctionalInterface
public interface HistoryMaintenance {
  /// How often it is to be run while a window is open: what other programs left is known then.
  Duration INTERVAL = PostgresAbandonedQuery.TERM;

  /// How long attempts are kept.
  Duration RETENTION = Duration.ofDays(400);

  /// Does what is due, and returns sentences that the user should see. What cannot be done now is
  /// done next time.
  List<String> run();
}
