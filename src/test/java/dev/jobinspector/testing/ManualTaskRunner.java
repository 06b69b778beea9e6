package dev.jobinspector.testing;

import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.common.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Keeps work until a test says that it ends, in any order.
public final class ManualTaskRunner implements TaskRunner, Scheduler {
  private record Waiting(String title, Runnable end) {}

  private record Later(Duration at, Runnable work) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Later> later = new ArrayList<>();
  private Duration elapsed = Duration.ZERO;
  private Duration paused = Duration.ZERO;

  @Override
  public Runnable after(Duration delay, Runnable work) {
    Later scheduled = new Later(elapsed.plus(delay), work);
    later.add(scheduled);
    return () -> later.remove(scheduled);
  }

  /// Does it at once: nothing is painted.
  @Override
  public void afterPainting(Runnable work) {
    work.run();
  }

  /// Does not wait; notes that work wanted to.
  @Override
  public void pause(Duration pause) {
    paused = paused.plus(pause);
  }

  /// Returns how long work has paused, all in all.
  public Duration paused() {
    return paused;
  }

  /// Lets time pass: what is due by then is done in its order; work that it begins still waits.
  public void elapse(Duration time) {
    Duration until = elapsed.plus(time);
    while (true) {
      Optional<Later> due =
          later.stream()
              .filter(work -> work.at().compareTo(until) <= 0)
              .min(Comparator.comparing(Later::at));
      if (due.isEmpty()) {
        break;
      }
      later.remove(due.get());
      elapsed = due.get().at();
      due.get().work().run();
    }
    elapsed = until;
  }

  /// Lets a selection rest, and ends everything that this begins.
  public void rest() {
    elapse(Scheduler.REST);
    finishAll();
  }

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
