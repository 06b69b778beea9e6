package dev.jobinspector.service;

import dev.jobinspector.job.request.Operation;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps a connection to production read-only until somebody types the account that it leads to:
/// only an account that AWS itself has answered counts.
public final class ProductionLock {
  /// What came of a typed account.
  public enum Answer {
    UNLOCKED,
    /// It is another account.
    OTHER_ACCOUNT,
    /// AWS has not said yet whose account it is, so nothing that is typed can count.
    ACCOUNT_UNKNOWN
  }

  private final Supplier<Optional<String>> account;
  private volatile boolean production;
  private volatile boolean locked;

  /// @param account that AWS answered, once it did
  ProductionLock(boolean production, Supplier<Optional<String>> account) {
    this.production = production;
    this.locked = production;
    this.account = account;
  }

  /// Returns whether the connection leads to production.
  public boolean isProduction() {
    return production;
  }

  /// Returns whether nothing may be changed yet.
  public boolean isLocked() {
    return locked;
  }

  /// Treats the connection as one to production, and locks it; or no longer.
  public void setProduction(boolean on) {
    production = on;
    locked = on;
  }

  /// Locks it again.
  public void lock() {
    locked = production;
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
    locked = false;
    return Answer.UNLOCKED;
  }

  boolean refuses(Operation operation) {
    return locked && !ReadOnlySwitch.leavesAsItWas(operation);
  }
}
