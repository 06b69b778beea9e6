package dev.jobinspector.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The history of attempts. May block; every method throws [AttemptLogException] when the history
/// cannot be used.
public interface AttemptLog extends AutoCloseable {
  /// Commits an intent. When this returns, it survives the loss of the process and of power.
  ///
  /// @throws AlreadyInFlightException if the same write on the same job is under way, in this
  ///   process or another one
  void begin(Intent intent);

  /// Commits how an attempt ended.
  void conclude(UUID attempt, Conclusion conclusion);

  /// A page of attempts.
  List<Attempt> find(AttemptQuery query);

  /// How many attempts match, what they ended with over time, and their errors. Where there is a
  /// text to look for it may tell of the newest that match only, and says so.
  AttemptSummary summary(AttemptFilter filter);

  /// The accounts and Regions of all attempts, in the order of the accounts.
  List<AccountRegion> accountRegions();

  /// The jobs that attempts over this connection's endpoint and Region were about, the latest
  /// first, each with the last status it answered.
  List<KnownJob> jobs(Connection connection, int limit);

  /// Removes the attempts that began before then and have ended, a few at a time: requests that are
  /// begun meanwhile wait for milliseconds. Returns how many there were.
  int prune(Instant before);

  @Override
  void close();
}
