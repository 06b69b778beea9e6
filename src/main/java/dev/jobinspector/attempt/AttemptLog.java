package dev.jobinspector.attempt;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ServiceConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The history of attempts. May block; every method throws [AttemptLogException] when the history
/// cannot be used.
public interface AttemptLog extends AttemptHistory, AutoCloseable {
  /// Commits an intent. When this returns, it survives the loss of the process and of power.
  ///
  /// @throws AlreadyInFlightException if the same write on the same subject is in progress, in this
  ///   process or another one
  void begin(Intent intent);

  /// Commits how an attempt ended.
  void conclude(UUID attempt, Conclusion conclusion);

  /// Returns the jobs that attempts over this connection's endpoint and Region were about, the
  /// latest first, each with the last status it answered.
  List<KnownJob> jobs(ServiceConnection connection, int limit);

  /// Removes the attempts that began before then and have ended, a few at a time: requests that are
  /// begun meanwhile go in between. Returns how many there were.
  int prune(Instant before);

  @Override
  void close();
}
