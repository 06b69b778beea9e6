package dev.jobinspector.ui.common;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/// The only bridge between view models and work that blocks.
public interface TaskRunner {
  /// Runs work elsewhere, then hands its end to `then` on the thread that view models live on.
  ///
  /// @param title what is under way, for the status bar, such as "Acknowledging the job"
  /// @param then gets [Loadable.Loaded] or [Loadable.Failed], never the other states
  default <T> void run(String title, Callable<T> work, Consumer<Loadable<T>> then) {
    run(title, _ -> work.call(), _ -> {}, then);
  }

  /// The same for long work that tells how far it is.
  ///
  /// @param progress told the newest of what the work reports, on the thread of the view models
  <T> void run(String title, LongWork<T> work, DoubleConsumer progress, Consumer<Loadable<T>> then);

  /// Work that tells how far it is.
  @FunctionalInterface
  interface LongWork<T> {
    /// Does the work.
    ///
    /// @param report takes a fraction from 0 to 1
    T call(DoubleConsumer report) throws Exception;
  }
}
