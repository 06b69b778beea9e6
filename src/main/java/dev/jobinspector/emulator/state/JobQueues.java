package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.ActionTypeKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// The queued jobs of a Region, first in, first out, per action type and value of its queryable
/// property. Every step is O(1).
final class JobQueues {
  private record Key(ActionTypeKey type, Optional<String> value) {}

  private final Map<Key, SequencedSet<Job>> queues = new HashMap<>();

  void add(Job job) {
    queues.computeIfAbsent(key(job), unused -> new LinkedHashSet<>()).add(job);
  }

  void remove(Job job) {
    SequencedSet<Job> queue = queues.get(key(job));
    if (queue != null && queue.remove(job) && queue.isEmpty()) {
      queues.remove(key(job));
    }
  }

  /// Returns the first jobs of a queue, which stay in it.
  List<Job> first(ActionType type, Optional<String> value, int atMost) {
    SequencedSet<Job> queue = queues.get(new Key(type.id(), value));
    var first = new ArrayList<Job>();
    if (queue != null) {
      for (Job job : queue) {
        if (first.size() == atMost) {
          break;
        }
        first.add(job);
      }
    }
    return first;
  }

  private static Key key(Job job) {
    ActionType type = job.type();
    return new Key(
        type.id(),
        type.queryable().map(name -> job.action().configuration().getOrDefault(name, "")));
  }
}
