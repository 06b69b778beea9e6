package dev.jobinspector.ui.common;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// The only bridge between view models and work that blocks.
public interface TaskRunner {
  /// Runs work elsewhere, then hands its end to `then` on the thread that view models live on.
  ///
  /// @param title what is in progress, for the status bar, such as "Acknowledging the job"
  /// @param then gets [Loadable.Loaded] or [Loadable.Failed], never the other states
  <T> void run(String title, Callable<T> work, Consumer<Loadable<T>> then);

  /// Runs work that tells how far it is, and that the user may think better of.
  ///
  /// @param steps is told on the thread that view models live on; may leave some out
  /// @return cancels: the work's thread is interrupted, and its end is told all the same
  <T> Runnable run(String title, Work<T> work, Work.Steps steps, Consumer<Loadable<T>> then);

  /// Does something on the thread that view models live on, once what they show now is painted.
  void afterPainting(Runnable work);
}
