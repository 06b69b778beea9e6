package dev.jobinspector.ui.jobs;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.request.recognise.FoundJob;
import dev.jobinspector.request.recognise.Recogniser;
import dev.jobinspector.request.recognise.Recognition;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Finds jobs in pasted text and shows them before they are taken in.
public final class PasteViewModel {
  private final TaskRunner tasks;
  private final Consumer<List<KnownJob>> taken;
  private final AtomicReference<Object> newest = new AtomicReference<>(new Object());
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Loadable<Recognition>> found =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());

  /// @param taken told of the jobs that the user takes in
  public PasteViewModel(TaskRunner tasks, Consumer<List<KnownJob>> taken) {
    this.tasks = tasks;
    this.taken = taken;
    text.subscribe(this::read);
  }

  /// Takes in what was found, and forgets the text: it may hold secrets.
  public void take() {
    if (found.get() instanceof Loadable.Loaded(var recognition)) {
      taken.accept(recognition.jobs().stream().map(FoundJob::known).toList());
      text.set("");
    }
  }

  private void read(String pasted) {
    if (pasted.isBlank()) {
      found.set(new Loadable.Idle<>());
      return;
    }
    var loading = new Loadable.Loading<Recognition>();
    found.set(loading);
    newest.set(loading);
    tasks.run(
        "Looking for jobs in the text",
        () -> Recogniser.recognise(pasted, _ -> stillWanted(loading)),
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

  public ReadOnlyObjectProperty<Loadable<Recognition>> foundProperty() {
    return found.getReadOnlyProperty();
  }
}
