package dev.jobinspector.emulator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The running service: the account and its clock behind one lock.
public final class Service {
  private final EmulatorClock clock;
  private final Function<Instant, Account> scenario;
  private final ReentrantLock lock = new ReentrantLock();
  private Account account;

  /// @param scenario makes the account as it is at an instant
  public Service(EmulatorClock clock, Function<Instant, Account> scenario) {
    this.clock = clock;
    this.scenario = scenario;
    this.account = scenario.apply(clock.now());
  }

  public EmulatorClock clock() {
    return clock;
  }

  /// Does something with the account as it is now, alone.
  public <T> T with(Use<T> use) {
    lock.lock();
    try {
      Instant now = clock.now();
      account.flow().settle(now);
      return use.of(account, now);
    } finally {
      lock.unlock();
    }
  }

  /// Lets time pass.
  public void advance(Duration by) {
    lock.lock();
    try {
      clock.advance(by);
    } finally {
      lock.unlock();
    }
  }

  /// Begins again, as at the start.
  public void reset() {
    reset(scenario);
  }

  /// Begins again with another scenario. Nobody waits while it is made.
  public void reset(Function<Instant, Account> other) {
    Account next = other.apply(clock.clientsNow());
    lock.lock();
    try {
      clock.reset();
      account = next;
    } finally {
      lock.unlock();
    }
  }

  /// A use of the account at an instant.
  @FunctionalInterface
  public interface Use<T> {
    T of(Account account, Instant now);
  }
}
