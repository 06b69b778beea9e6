package dev.jobinspector.ui.jobs;

import dev.jobinspector.request.recognise.Recogniser;
import dev.jobinspector.request.recognise.Recognition;
import dev.jobinspector.request.recognise.TextFile;
import dev.jobinspector.request.recognise.evidence.FoundJob;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Finds jobs in text and shows them before they are taken in. Text too long for a field to hold
/// without freezing the window is read all the same, but not shown.
public final class PasteViewModel {
  /// Characters that a text field still takes at once.
  private static final int SHOWN = 64 * 1024;

  private static final int THOUSANDTHS = 1_000;

  private final TaskRunner tasks;
  private final Consumer<List<FoundJob>> taken;
  private final AtomicReference<Object> newest = new AtomicReference<>(new Object());
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper unshown = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<Loadable<Recognition>> found =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());

  /// @param taken told of the jobs that the user takes in
  public PasteViewModel(TaskRunner tasks, Consumer<List<FoundJob>> taken) {
    this.tasks = tasks;
    this.taken = taken;
    text.subscribe(this::typed);
  }

  /// Returns whether a field that is to show this text would freeze the window.
  public static boolean isTooLongToShow(String pasted) {
    return pasted.length() > SHOWN;
  }

  /// Reads a text of any length.
  public void paste(String pasted) {
    if (!isTooLongToShow(pasted)) {
      text.set(pasted);
      return;
    }
    text.set("");
    unshown.set("%,d characters, too many to show".formatted(pasted.length()));
    read("Looking for jobs in the text", () -> pasted);
  }

  /// Reads a file, such as a log.
  public void open(Path file) {
    text.set("");
    unshown.set(file.getFileName().toString());
    read("Looking for jobs in the file", () -> TextFile.read(file));
  }

  /// Takes in what was found, and forgets the text: it may hold secrets.
  public void take() {
    if (found.get() instanceof Loadable.Loaded(var recognition)) {
      taken.accept(recognition.jobs());
      clear();
    }
  }

  /// Forgets the text and what was found in it.
  public void clear() {
    text.set("");
    typed("");
  }

  private void typed(String now) {
    unshown.set("");
    if (now.isBlank()) {
      newest.set(now);
      found.set(new Loadable.Idle<>());
    } else {
      read("Looking for jobs in the text", () -> now);
    }
  }

  private void read(String title, Callable<String> source) {
    var loading = new Loadable.Loading<Recognition>();
    found.set(loading);
    newest.set(loading);
    progress.set(0);
    Runnable _ =
        tasks.run(
            title,
            steps ->
                Recogniser.recognise(
                    source.call(),
                    fraction -> {
                      steps.at((int) Math.round(fraction * THOUSANDTHS), THOUSANDTHS);
                      return stillWanted(loading);
                    }),
            (done, all) -> {
              if (found.get() == loading) {
                progress.set((double) done / all);
              }
            },
            end -> {
              if (found.get() == loading) {
                found.set(end);
              }
            });
  }

  /// Not if the text has changed since, or the task was cancelled: that interrupts its thread.
  private boolean stillWanted(Object reading) {
    return newest.get().equals(reading) && !Thread.currentThread().isInterrupted();
  }

  public StringProperty textProperty() {
    return text;
  }

  /// Returns what is read instead of the text in the field; empty if it is that.
  public ReadOnlyStringProperty unshownProperty() {
    return unshown.getReadOnlyProperty();
  }

  /// Returns how far the reading is, from 0 to 1.
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Loadable<Recognition>> foundProperty() {
    return found.getReadOnlyProperty();
  }
}
