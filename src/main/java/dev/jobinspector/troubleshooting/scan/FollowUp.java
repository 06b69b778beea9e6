package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.troubleshooting.finding.KnownHere;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Reads a case until it has moved or the time is over: after an act, or to watch it. It sends
/// nothing but reads, and an interrupt ends it.
public final class FollowUp {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /// Lets time pass.
  public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  /// What came of it.
  ///
  /// @param last reading
  /// @param movement since the first; empty if nothing moved in time
  public record Followed(StuckCase last, Optional<Movement> movement) {}

  private final CaseReader reader;
  private final Sleeper sleeper;

  public FollowUp(CaseReader reader) {
    this(reader, Thread::sleep);
  }

  /// @param sleeper lets time pass between the readings
  public FollowUp(CaseReader reader, Sleeper sleeper) {
    this.reader = reader;
    this.sleeper = sleeper;
  }

  /// Reads first after half a second, then after 1, 2, 4, 8, 16 and every 30.
  ///
  /// @param known asked before each reading
  /// @param limit for all the waiting
  /// @param each told of each reading
  /// @return failed if a reading was refused, or the last one failed
  /// @throws InterruptedException if it was interrupted
  public Reply<Followed> until(
      StuckCase before, Supplier<KnownHere> known, Duration limit, Consumer<StuckCase> each)
      throws InterruptedException {
    Duration wait = FIRST;
    Duration left = limit;
    while (true) {
      Duration pause = wait.compareTo(left) < 0 ? wait : left;
      sleeper.sleep(pause);
      left = left.minus(pause);
      Reply<StuckCase> read = reader.read(before, known.get());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (read instanceof Reply.Answered<StuckCase>(var now, var receipt)) {
        each.accept(now);
        Optional<Movement> movement = Movement.between(before, now);
        if (movement.isPresent() || !left.isPositive()) {
          return new Reply.Answered<>(new Followed(now, movement), receipt);
        }
      } else if (read instanceof Reply.Failed<StuckCase>(var failure, _)
          && (ends(failure) || !left.isPositive())) {
        return read.map(now -> new Followed(now, Optional.empty()));
      }
      Duration twice = wait.multipliedBy(2);
      wait = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
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
