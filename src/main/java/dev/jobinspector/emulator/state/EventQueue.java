package dev.jobinspector.emulator.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// What will happen by itself, and when. What no longer fits when its time comes does nothing, so
/// that adding it is O(log n) and changing one's mind costs nothing.
final class EventQueue {
  /// Something that happens at an instant.
  @FunctionalInterface
  interface Happening {
    void at(Instant now);
  }

  /// One entry; `order` is that in which they were made.
  record Due(Instant at, long order, Happening happening) {}

  private final PriorityQueue<Due> dues =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private long order;

  void plan(Instant at, Happening happening) {
    dues.add(new Due(at, order++, happening));
  }

  /// Takes the next entry that is due.
  Optional<Due> next(Instant now) {
    Due first = dues.peek();
    return first == null || first.at().isAfter(now) ? Optional.empty() : Optional.of(dues.remove());
  }
}
