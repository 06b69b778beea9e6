package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.lifecycle.JobEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// What will happen to jobs by itself, and when. Entries that no longer fit are dropped when their
/// time comes, so that adding one is O(log n) and changing one's mind costs nothing.
final class EventQueue {
  /// One entry; `order` is that in which they were made.
  record Due(Instant at, long order, Job job, JobEvent event) {}

  private final PriorityQueue<Due> dues =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private long order;

  void plan(Instant at, Job job, JobEvent event) {
    dues.add(new Due(at, order++, job, event));
  }

  /// Takes the next entry that is due.
  Optional<Due> next(Instant now) {
    Due first = dues.peek();
    return first == null || first.at().isAfter(now) ? Optional.empty() : Optional.of(dues.remove());
  }
}
