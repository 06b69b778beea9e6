package dev.jobinspector.app.log;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Reports unexpected errors of any thread: in the log and in the window. Never a stack trace on
/// the terminal, and never silence.
public final class UncaughtErrorReporter implements Thread.UncaughtExceptionHandler, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(UncaughtErrorReporter.class.getName());

  private final Consumer<String> told;
  private final Path data;
  private final Optional<Thread.UncaughtExceptionHandler> before;

  private UncaughtErrorReporter(
      Consumer<String> told, Path data, Optional<Thread.UncaughtExceptionHandler> before) {
    this.told = told;
    this.data = data;
    this.before = before;
  }

  /// Has it told from now on, on any thread, until closed.
  public static UncaughtErrorReporter tell(Consumer<String> told, Path data) {
    UncaughtErrorReporter watching =
        new UncaughtErrorReporter(
            told, data, Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler()));
    Thread.setDefaultUncaughtExceptionHandler(watching);
    return watching;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable unforeseen) {
    LOG.log(Level.ERROR, "Unexpected error on thread " + thread.getName(), unforeseen);
    told.accept(
        """
        Unexpected error (%s). What the window shows may be out of date: refresh it (F5), or restart \
        the program. Requests that were sent are in the history. Details are in the log in %s.\
        """
            .formatted(unforeseen.getClass().getSimpleName(), data));
    before.ifPresent(handler -> handler.uncaughtException(thread, unforeseen));
  }

  @Override
  public void close() {
    Thread.setDefaultUncaughtExceptionHandler(before.orElse(null));
  }
}
