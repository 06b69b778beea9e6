package dev.jobinspector.troubleshooting;

import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Reads ever less often until something moved or the time is over: first after half a second, then
/// after 1, 2, 4 and so on. An interrupt ends it.
///
/// @param longest time between two reads
public record RepeatedRead(Duration longest, Sleeper sleeper) {
  private static final Duration FIRST = Duration.ofMillis(500);

  /// Lets time pass.
  public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  /// Reads until a reading shows that something moved. A rejected one ends it, one whose reply was
  /// lost does not.
  ///
  /// @param limit for all the waiting
  /// @return the last reading
  /// @throws InterruptedException if it was interrupted
  public <T> Reply<T> until(Duration limit, Supplier<Reply<T>> read, Predicate<T> hasMoved)
      throws InterruptedException {
    Duration wait = FIRST;
    Duration left = limit;
    while (true) {
      Duration pause = wait.compareTo(left) < 0 ? wait : left;
      sleeper.sleep(pause);
      left = left.minus(pause);
      Reply<T> now = read.get();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      boolean over =
          switch (now) {
            case Reply.Answered<T>(var value, _) -> hasMoved.test(value);
            case Reply.Failed<T>(var failure, _) -> ends(failure);
          };
      if (over || !left.isPositive()) {
        return now;
      }
      Duration twice = wait.multipliedBy(2);
      wait = twice.compareTo(longest) < 0 ? twice : longest;
    }
  }

  /// Returns whether asking again would not help.
  private static boolean ends(JobFailure failure) {
    return switch (failure) {
      case JobFailure.Rejected(var refusal, _, _) -> refusal != JobFailure.Refusal.THROTTLED;
      case JobFailure.Unknown _ -> false;
      case JobFailure.NotSent(var reason, _) ->
          reason == JobFailure.NotSentReason.CANCELLED
              || reason == JobFailure.NotSentReason.NO_CREDENTIALS;
    };
  }
}
