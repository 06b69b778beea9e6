package dev.jobinspector.emulator.wire;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// The faults that are planned, per operation in the order in which they were planned.
final class Faults {
  /// A fault for one request.
  ///
  /// @param delay of [Fault#DELAY]
  record Taken(Fault fault, Duration delay) {}

  private static final class Planned {
    final Taken taken;
    int left;

    Planned(Taken taken, int left) {
      this.taken = taken;
      this.left = left;
    }
  }

  private final Map<String, Queue<Planned>> planned = new HashMap<>();

  synchronized void plan(String operation, Taken fault, int times) {
    planned.computeIfAbsent(operation, _ -> new ArrayDeque<>()).add(new Planned(fault, times));
  }

  /// Returns the fault for this request, which is then used up.
  synchronized Optional<Taken> take(String operation) {
    Queue<Planned> queue = planned.get(operation);
    Planned next = queue == null ? null : queue.peek();
    if (queue == null || next == null) {
      return Optional.empty();
    }
    next.left--;
    if (next.left == 0) {
      queue.remove();
    }
    return Optional.of(next.taken);
  }

  synchronized void clear() {
    planned.clear();
  }
}
