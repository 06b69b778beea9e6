package dev.jobinspector.ui.common;

import java.time.Duration;

/// The time that passes: view models and their work have things done later by it.
public interface Scheduler {
  /// How long a selection rests before anything is asked about it.
  Duration REST = Duration.ofMillis(250);

  /// Has work done once, after a delay, on the thread that view models live on.
  ///
  /// @return cancels it; does nothing once it was done
  Runnable after(Duration delay, Runnable work);

  /// Waits, on the thread of work that blocks.
  void pause(Duration pause) throws InterruptedException;
}
