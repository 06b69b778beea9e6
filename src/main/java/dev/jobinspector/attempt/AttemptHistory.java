package dev.jobinspector.attempt;

import dev.jobinspector.job.connection.AccountRegion;
import java.util.List;

/// Attempts that can be asked for. May block; every method throws [AttemptLogException] when they
/// cannot be read.
public interface AttemptHistory {
  /// Returns a page of attempts.
  List<Attempt> find(AttemptQuery query);

  /// Returns how many attempts match, what they ended with over time, and their errors. Where there
  /// is a text to look for it may tell of the newest that match only, and says so.
  AttemptSummary summary(AttemptFilter filter);

  /// Returns the accounts and Regions of all attempts, in the order of the accounts.
  List<AccountRegion> accountRegions();
}
