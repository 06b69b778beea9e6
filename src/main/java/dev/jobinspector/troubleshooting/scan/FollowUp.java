package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.troubleshooting.RepeatedRead;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Reads a case until it has moved or the time is over: after an act, or to watch it. It sends
/// nothing but reads, and an interrupt ends it.
public final class FollowUp {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /// What came of it.
  ///
  /// @param last reading
  /// @param movement since the first; empty if nothing moved in time
  public record Followed(StuckCase last, Optional<Movement> movement) {}

  private final CaseReader reader;
  private final RepeatedRead.Sleeper sleeper;

  public FollowUp(CaseReader reader) {
    this(reader, Thread::sleep);
  }

  /// @param sleeper lets time pass between the readings
  public FollowUp(CaseReader reader, RepeatedRead.Sleeper sleeper) {
    this.reader = reader;
    this.sleeper = sleeper;
  }

  /// Reads ever less often, and at least every 30 seconds.
  ///
  /// @param known asked before each reading
  /// @param limit for all the waiting
  /// @param each told of each reading
  /// @return failed if a reading was refused, or the last one failed
  /// @throws InterruptedException if it was interrupted
  public Reply<Followed> until(
      StuckCase before, Supplier<LocalKnowledge> known, Duration limit, Consumer<StuckCase> each)
      throws InterruptedException {
    return new RepeatedRead(LONGEST, sleeper)
        .until(
            limit,
            () -> reader.read(before, known.get()),
            now -> {
              each.accept(now);
              return Movement.between(before, now).isPresent();
            })
        .map(last -> new Followed(last, Movement.between(before, last)));
  }
}
