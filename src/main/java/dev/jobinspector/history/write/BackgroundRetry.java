package dev.jobinspector.history.write;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Tries something again in the background until it is done.
final class BackgroundRetry {
  private final Duration pause;
  private final BooleanSupplier work;
  private final AtomicBoolean runs = new AtomicBoolean();

  /// Something came since the work last began.
  private final AtomicBoolean asked = new AtomicBoolean();

  /// @param work true when there is nothing left to do
  BackgroundRetry(Duration pause, BooleanSupplier work) {
    this.pause = pause;
    this.work = work;
  }

  /// Begins unless it is at it already.
  void start() {
    asked.set(true);
    begin();
  }

  private void begin() {
    if (runs.compareAndSet(false, true)) {
      Thread.ofVirtual().name("history: pending writes").start(this::run);
    }
  }

  private void run() {
    try {
      do {
        Thread.sleep(pause);
        asked.set(false);
      } while (!work.getAsBoolean());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      runs.set(false);
    }
    if (asked.get()) {
      begin();
    }
  }
}
