package dev.jobinspector.history;

import dev.jobinspector.attempt.AttemptLog;
import java.util.List;

/// A history ready for use.
///
/// @param log always usable as an object: where the file cannot be written its `begin` says why,
///   where it cannot be read all its methods do
/// @param notices sentences that the user should see once, such as where a damaged file is
/// @param maintenance to be run in the background
public record OpenedHistory(AttemptLog log, List<String> notices, HistoryMaintenance maintenance) {
  public OpenedHistory {
    notices = List.copyOf(notices);
  }
}
