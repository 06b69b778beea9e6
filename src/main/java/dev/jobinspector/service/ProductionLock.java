package dev.jobinspector.service;

import dev.jobinspector.job.request.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps a connection to production read-only until somebody types the account that it leads to:
/// only an account that AWS itself has answered counts. What was typed holds for the session, over
/// every connection by the same profiles to which AWS answers the same account: its other Regions.
public final class ProductionLock {
  /// What came of a typed account.
  public enum Answer {
    UNLOCKED,
    /// It is another account.
    OTHER_ACCOUNT,
    /// AWS has not said yet whose account it is, so nothing that is typed can count.
    ACCOUNT_UNKNOWN
  }

  private final List<?> way;
  private final Map<List<?>, String> unlocked;
  private final Supplier<Optional<String>> account;
  private volatile boolean production;

  /// @param way by which profiles, and to which host that is not AWS's, the connection goes
  /// @param unlocked the account that was typed, by way; of all connections of the session
  /// @param account that AWS answered, once it did
  ProductionLock(
      boolean production,
      List<?> way,
      Map<List<?>, String> unlocked,
      Supplier<Optional<String>> account) {
    this.production = production;
    this.way = way;
    this.unlocked = unlocked;
    this.account = account;
  }

  /// Returns whether the connection leads to production.
  public boolean isProduction() {
    return production;
  }

  /// Returns whether nothing may be changed yet.
  public boolean isLocked() {
    return production && account.get().filter(id -> id.equals(unlocked.get(way))).isEmpty();
  }

  /// Treats the connection as one to production, and locks it; or no longer.
  public void setProduction(boolean on) {
    lock();
    production = on;
  }

  /// Locks it again.
  public void lock() {
    unlocked.remove(way);
  }

  /// Unlocks the connection if this is its account.
  public Answer unlock(String typedAccount) {
    Optional<String> answered = account.get();
    if (answered.isEmpty()) {
      return Answer.ACCOUNT_UNKNOWN;
    }
    if (!answered.get().equals(typedAccount.strip())) {
      return Answer.OTHER_ACCOUNT;
    }
    unlocked.put(way, answered.get());
    return Answer.UNLOCKED;
  }

  boolean refuses(Operation operation) {
    return isLocked() && !ReadOnlySwitch.leavesAsItWas(operation);
  }
}
