package dev.jobinspector.emulator.wire;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/// The faults that are planned, per operation in the order in which they were planned.
public final class Faults {
  /// A fault for one request.
  ///
  /// @param delay of [Fault#DELAY]
  public record Taken(Fault fault, Duration delay) {}

  /// A planned fault, and how many requests will meet it.
  public record Plan(String operation, Taken taken, int times) {}

  private static final class Planned {
    final Taken taken;
    int left;

    Planned(Taken taken, int left) {
      this.taken = taken;
      this.left = left;
    }
  }

  private final Map<String, Queue<Planned>> planned = new TreeMap<>();

  public synchronized void plan(String operation, Taken fault, int times) {
    planned.computeIfAbsent(operation, unused -> new ArrayDeque<>()).add(new Planned(fault, times));
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

  /// Returns the plans that are left, by operation.
  public synchronized List<Plan> planned() {
    return planned.entrySet().stream()
        .flatMap(
            each ->
                each.getValue().stream()
                    .map(next -> new Plan(each.getKey(), next.taken, next.left)))
        .toList();
  }

  public synchronized void clear() {
    planned.clear();
  }
}
