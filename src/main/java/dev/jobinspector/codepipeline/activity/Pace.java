package dev.jobinspector.codepipeline.activity;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;

/// One request at a time, and a pause between a reply and the next request: however long each takes
/// on its way, no more arrive than one in a pause. Shared by all who ask in an account and Region.
public final class Pace {
  /// CloudTrail takes two requests a second, shared by everybody in the account and Region.
  public static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private final Duration pause;
  private final ReentrantLock turn = new ReentrantLock(true);
  private long next;
  private boolean begun;

  public Pace(Duration pause) {
    this.pause = pause;
  }

  /// Asks when it is its turn.
  ///
  /// @throws AbortedException if it was interrupted while it waited
  public <T> T ask(Supplier<T> request) {
    try {
      turn.lockInterruptibly();
      try {
        long wait = begun ? next - System.nanoTime() : 0;
        if (wait > 0) {
          Thread.sleep(Duration.ofNanos(wait));
        }
        try {
          return request.get();
        } finally {
          begun = true;
          next = System.nanoTime() + pause.toNanos();
        }
      } finally {
        turn.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Interrupted while waiting for its turn", e);
    }
  }
}
