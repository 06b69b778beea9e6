package dev.jobinspector.history;

import java.time.Duration;
import java.util.List;

/// Keeps a history small and checks it. Takes minutes where there are millions of attempts, so it
/// is for the background; nobody waits for it longer than a moment.
@FunctionalInterface
public interface HistoryMaintenance {
  /// How often to run while a window is open. An attempt of another machine that is in progress for
  /// longer is abandoned: this is twenty times as long as a request is waited for. A process that
  /// takes longer was asleep, and corrects the row when it wakes.
  Duration INTERVAL = Duration.ofMinutes(10);

  /// How long attempts are kept.
  Duration RETENTION = Duration.ofDays(400);

  /// Does what is due, and returns sentences that the user should see. What cannot be done now is
  /// done next time.
  List<String> run();
}
