package dev.jobinspector.ui.common;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.troubleshooting.Explanation;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;

/// Runs work on virtual threads and its end on the FX thread; keeps the list of what is in
/// progress, each of which can be cancelled: its thread is interrupted, and its end is told all the
/// same.
public final class FxTaskRunner implements TaskRunner, Scheduler {
  private static final System.Logger LOG = System.getLogger(FxTaskRunner.class.getName());
  // A little more than the time from one painting to the next at 60 a second.
  private static final javafx.util.Duration FRAME = javafx.util.Duration.millis(20);

  private final ObservableList<Task<?>> running = FXCollections.observableArrayList();

  /// Returns what is in progress, for the FX thread.
  public ObservableList<Task<?>> running() {
    return running;
  }

  /// Has something done on the FX thread, soon; for what does not begin there.
  public void onFxThread(Runnable work) {
    Platform.runLater(work);
  }

  /// Not by an animation: JavaFX lays the window out at every pulse while there is one.
  @Override
  public Runnable after(Duration delay, Runnable work) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Thread.sleep(delay);
                  } catch (InterruptedException _) {
                    return;
                  }
                  Platform.runLater(
                      () -> {
                        if (!cancelled.get()) {
                          work.run();
                        }
                      });
                });
    return () -> {
      cancelled.set(true);
      waiting.interrupt();
    };
  }

  @Override
  public void afterPainting(Runnable work) {
    PauseTransition frame = new PauseTransition(FRAME);
    frame.setOnFinished(_ -> work.run());
    frame.play();
  }

  @Override
  public void pause(Duration pause) throws InterruptedException {
    Thread.sleep(pause);
  }

  @Override
  public <T> void run(String title, Callable<T> work, Consumer<Loadable<T>> then) {
    Runnable _ = run(title, _ -> work.call(), (_, _) -> {}, then);
  }

  @Override
  public <T> Runnable run(
      String title, Work<T> work, Work.Steps steps, Consumer<Loadable<T>> then) {
    var task =
        new Task<Loadable<T>>() {
          private boolean begun;

          {
            updateTitle(title);
            progressProperty().subscribe(() -> tell(steps));
          }

          private void tell(Work.Steps steps) {
            if (getTotalWork() > 0) {
              steps.at((int) getWorkDone(), (int) getTotalWork());
            }
          }

          @Override
          protected Loadable<T> call() {
            begun = true;
            Loadable<T> end = end(title, () -> work.call(this::updateProgress));
            ended(end);
            return end;
          }

          // Not by the task's own events: those of a cancelled task come before its work has
          // ended, and what it did by then would never be told.
          private void ended(Loadable<T> end) {
            Platform.runLater(
                () -> {
                  running.remove(this);
                  then.accept(end);
                });
          }

          // A task that is cancelled before its thread runs is never called.
          private void runToItsEnd() {
            run();
            if (!begun) {
              ended(
                  new Loadable.Failed<>(
                      Explanation.of(
                          title + " was cancelled before it started.", "Try again at any time.")));
            }
          }
        };
    running.add(task);
    Thread.ofVirtual().name(title).start(task::runToItsEnd);
    return task::cancel;
  }

  @SuppressWarnings("CatchingUnchecked") // the only place that catches everything, and logs it once
  private static <T> Loadable<T> end(String title, Callable<T> work) {
    try {
      return new Loadable.Loaded<>(work.call());
    } catch (AttemptLogException e) {
      return new Loadable.Failed<>(Explanation.of(e.userMessage(), ""));
    } catch (ConnectionException e) {
      return new Loadable.Failed<>(Explanation.of(e.userMessage(), ""));
    } catch (InvalidRequestException e) {
      return new Loadable.Failed<>(Explanation.of(e.userMessage(), ""));
    } catch (FileSystemException e) {
      return new Loadable.Failed<>(
          Explanation.of(
              "The file %s cannot be used.".formatted(e.getFile()), "Choose another file."));
    } catch (IOException e) {
      LOG.log(Level.WARNING, title + " failed", e);
      return new Loadable.Failed<>(
          Explanation.of(
              "%s failed: the file cannot be read or written (%s)."
                  .formatted(title, Objects.requireNonNullElse(e.getMessage(), "no reason given")),
              "Choose another file or folder, or free disk space."));
    } catch (Throwable e) {
      LOG.log(Level.ERROR, title + " failed", e);
      return new Loadable.Failed<>(
          Explanation.of(
              title + " failed because of a fault in this program.",
              "Details are in the log in the data folder. Nothing was lost."));
    }
  }
}
