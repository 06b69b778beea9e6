package dev.jobinspector.ui.common;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// The only bridge between view models and work that blocks.
public interface TaskRunner {
  /// Runs work elsewhere, then hands its end to `then` on the thread that view models live on.
  ///
  /// @param title what is under way, for the status bar, such as "Acknowledging the job"
  /// @param then gets [Loadable.Loaded] or [Loadable.Failed], never the other states
  <T> void run(String title, Callable<T> work, Consumer<Loadable<T>> then);

  /// Work that tells how far it has come.
  @FunctionalInterface
  interface LongWork<T> {
    T run(Progress progress) throws Exception;
  }

  /// Is told how far work has come.
  @FunctionalInterface
  interface Progress {
    /// How much is done.
    ///
    /// @param total less than 0 if it is not known
    void at(long done, long total);
  }

  /// The same for work that tells how far it has come.
  default <T> void runLong(String title, LongWork<T> work, Consumer<Loadable<T>> then) {
    run(title, () -> work.run((_, _) -> {}), then);
  }
}
