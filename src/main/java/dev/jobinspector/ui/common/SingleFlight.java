package dev.jobinspector.ui.common;

import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.FailureMessages;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// A view model that sends requests that change something, one at a time: a click while one is in
/// progress or answered in the same gesture sends nothing, a late answer is shown only while it is
/// awaited, and whoever must know is told of each request that is over.
public abstract class SingleFlight<T> {
  /// Whether a request that changes something may be sent now.
  @FunctionalInterface
  public interface Approval {
    /// Asks nobody.
    Approval GIVEN = (_, _, send) -> send.run();

    /// Has it sent, at once or once the user has said so; or never.
    void ask(JobService by, Operation operation, Runnable send);
  }

  private record Ended<T>(CompletedRequest<T> completed, Loadable<T> shown) {}

  private final TaskRunner tasks;
  private final DoubleClickGuard gesture;
  private final String title;
  private final ReadOnlyObjectWrapper<Loadable<T>> result =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ReadOnlyBooleanWrapper inDoubt = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty readOnly = new SimpleBooleanProperty();
  private Approval approval = Approval.GIVEN;

  /// @param title what is in progress, as in [TaskRunner#run]
  protected SingleFlight(TaskRunner tasks, DoubleClickGuard gesture, String title) {
    this.tasks = tasks;
    this.gesture = gesture;
    this.title = title;
  }

  /// Has the user asked before anything is sent.
  public final void askFirst(Approval first) {
    approval = first;
  }

  /// Sends one, or nothing if the click is one too many.
  ///
  /// @param by whom it is made with; knows of earlier attempts on the same job
  /// @param request sends it, and blocks until it is over
  /// @param over told what came of it, also when nobody awaits the answer any more
  protected final void send(
      JobService by,
      Operation operation,
      Supplier<CompletedRequest<T>> request,
      Consumer<CompletedRequest<T>> over) {
    if (!isInProgress() && !gesture.goesOn()) {
      approval.ask(by, operation, () -> approved(by, request, over));
    }
  }

  private void approved(
      JobService by, Supplier<CompletedRequest<T>> request, Consumer<CompletedRequest<T>> over) {
    if (isInProgress()) {
      return;
    }
    var loading = new Loadable.Loading<T>();
    inDoubt.set(false);
    result.set(loading);
    tasks.run(
        title,
        () -> ended(by, request.get()),
        end -> {
          if (result.get() == loading) {
            gesture.answered();
            inDoubt.set(isInDoubt(end));
            result.set(shown(end));
          }
          if (end instanceof Loadable.Loaded(var ended)) {
            // What follows reads lists again, and would keep the answer from the screen.
            tasks.afterPainting(() -> over.accept(ended.completed()));
          }
        });
  }

  private static <T> Ended<T> ended(JobService by, CompletedRequest<T> completed) {
    return new Ended<>(
        completed,
        switch (completed.reply()) {
          case Reply.Answered<T>(var value, _) -> new Loadable.Loaded<>(value);
          case Reply.Failed<T>(var failure, var receipt) ->
              new Loadable.Failed<>(
                  FailureMessages.explain(
                      failure,
                      receipt,
                      completed.attempt().intent().operation(),
                      by.earlier().before(completed.attempt())));
        });
  }

  private static <T> boolean isInDoubt(Loadable<Ended<T>> end) {
    return end instanceof Loadable.Loaded<Ended<T>>(Ended<T>(var completed, _))
        && completed.reply() instanceof Reply.Failed<T>(JobFailure.Unknown _, _);
  }

  private static <T> Loadable<T> shown(Loadable<Ended<T>> end) {
    return switch (end) {
      case Loadable.Loaded<Ended<T>>(Ended<T>(_, var shown)) -> shown;
      case Loadable.Failed<Ended<T>>(var why) -> new Loadable.Failed<>(why);
      case Loadable.Idle<Ended<T>> _, Loadable.Loading<Ended<T>> _ -> new Loadable.Idle<>();
    };
  }

  /// What would be sent was edited: an answer belongs to what was asked, and the next click is a
  /// gesture of its own.
  protected final void edited() {
    gesture.ended();
    if (!isInProgress()) {
      inDoubt.set(false);
      result.set(new Loadable.Idle<>());
    }
  }

  /// It is about something else now: the answer to what is in progress is no longer awaited.
  protected final void forget() {
    gesture.ended();
    inDoubt.set(false);
    result.set(new Loadable.Idle<>());
  }

  /// Why nothing can be sent, whatever it is, in words; empty if it can.
  protected final Optional<String> generalReason() {
    if (isInProgress()) {
      return Optional.of(title + " is in progress.");
    }
    if (service.get().isEmpty()) {
      return Optional.of("Not connected.");
    }
    return readOnly.get()
        ? Optional.of(
            "The connection is read-only: requests that change a job or a pipeline, polls included,"
                + " are not sent.")
        : Optional.empty();
  }

  private boolean isInProgress() {
    return result.get() instanceof Loadable.Loading;
  }

  /// Returns whether a request is in progress.
  public final ObservableValue<Boolean> inProgress() {
    return result.map(now -> now instanceof Loadable.Loading);
  }

  public final ObjectProperty<Optional<JobService>> serviceProperty() {
    return service;
  }

  public final BooleanProperty readOnlyProperty() {
    return readOnly;
  }

  /// Returns whether nobody knows what came of the last request.
  public final ReadOnlyBooleanProperty inDoubtProperty() {
    return inDoubt.getReadOnlyProperty();
  }

  /// Returns what came of the last request.
  public final ReadOnlyObjectProperty<Loadable<T>> resultProperty() {
    return result.getReadOnlyProperty();
  }
}
