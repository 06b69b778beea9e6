package dev.jobinspector.testing;

import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.common.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Keeps work until a test says that it ends, in any order.
public final class ManualTaskRunner implements TaskRunner {
  private record Waiting(String title, Runnable end) {}

  private final List<Waiting> waiting = new ArrayList<>();

  @Override
  public <T> void run(String title, Callable<T> work, Consumer<Loadable<T>> then) {
    waiting.add(new Waiting(title, () -> then.accept(end(title, work))));
  }

  /// Tells its steps when it is ended; cancelling makes its thread an interrupted one.
  @Override
  public <T> Runnable run(
      String title, Work<T> work, Work.Steps steps, Consumer<Loadable<T>> then) {
    AtomicBoolean cancelled = new AtomicBoolean();
    run(
        title,
        () -> {
          if (cancelled.get()) {
            Thread.currentThread().interrupt();
          }
          try {
            return work.call(steps);
          } finally {
            boolean _ = Thread.interrupted();
          }
        },
        then);
    return () -> cancelled.set(true);
  }

  private static <T> Loadable<T> end(String title, Callable<T> work) {
    try {
      return new Loadable.Loaded<>(work.call());
    } catch (Exception e) {
      return new Loadable.Failed<>(Explanation.of(title + " failed: " + e.getMessage(), ""));
    }
  }

  /// Ends everything, and what that begins, oldest first.
  public void finishAll() {
    while (!waiting.isEmpty()) {
      waiting.removeFirst().end().run();
    }
  }

  /// Ends the newest work that has this title.
  public void finishNewest(String title) {
    Waiting newest =
        waiting.reversed().stream()
            .filter(work -> work.title().equals(title))
            .findFirst()
            .orElseThrow();
    waiting.remove(newest);
    newest.end().run();
  }

  /// How much work of this title waits.
  public long waiting(String title) {
    return waiting.stream().filter(work -> work.title().equals(title)).count();
  }
}
