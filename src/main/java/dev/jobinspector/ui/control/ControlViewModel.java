package dev.jobinspector.ui.control;

import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.TransitionChange;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.AwaitedChange;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.PastedText;
import dev.jobinspector.ui.common.SingleFlight;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Changes a pipeline by one request at a time, and says what that is to change, so that it can be
/// looked for.
public final class ControlViewModel extends SingleFlight<Object> {
  /// A request that is over.
  ///
  /// @param awaited what it is to change; empty if nothing was sent
  /// @param by whom it was made with, which may no longer be the connection in force
  public record Done(
      CompletedRequest<?> completed, Optional<AwaitedChange> awaited, JobService by) {}

  private final Consumer<Done> done;
  private final ObjectProperty<Optional<ControlTarget>> target =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty allActions = new SimpleBooleanProperty();
  private final BooleanProperty abandon = new SimpleBooleanProperty(true);
  private final StringProperty reason = new SimpleStringProperty("");

  /// @param done told of every request that is over
  public ControlViewModel(TaskRunner tasks, DoubleClickGuard gesture, Consumer<Done> done) {
    super(tasks, gesture, "Changing the pipeline");
    this.done = done;
    target.subscribe(this::forget);
    allActions.subscribe(this::edited);
    abandon.subscribe(this::edited);
    reason.subscribe(this::edited);
  }

  /// Sends one request; does nothing while there is a reason not to.
  public void send(ControlKind kind) {
    if (disabledReason(kind).getValue().isPresent()) {
      return;
    }
    JobService by = serviceProperty().get().orElseThrow();
    ControlTarget on = target.get().orElseThrow();
    boolean all = allActions.get();
    boolean abandoned = abandon.get();
    Optional<String> why = entered();
    AtomicReference<Optional<AwaitedChange>> awaited = new AtomicReference<>(Optional.empty());
    send(
        by,
        kind.operation(),
        () -> {
          // Made before the act: what is there already is not its effect.
          awaited.set(Optional.of(awaited(kind, on, all, abandoned, why, by)));
          return sent(kind, on, all, abandoned, why, by);
        },
        completed ->
            done.accept(
                new Done(
                    completed,
                    awaited.get().filter(_ -> completed.reply().receipt().sends() > 0),
                    by)));
  }

  private AwaitedChange awaited(
      ControlKind kind,
      ControlTarget on,
      boolean all,
      boolean abandoned,
      Optional<String> why,
      JobService by) {
    return switch (kind) {
      case RETRY_STAGE -> AwaitedChange.ofRetry(on.retry(all), by.pipelines());
      case STOP_EXECUTION -> AwaitedChange.ofStop(on.stop(abandoned, why), by.pipelines());
      case DISABLE_TRANSITION ->
          AwaitedChange.ofTransition(on.transition(why), false, by.pipelines());
      case ENABLE_TRANSITION ->
          AwaitedChange.ofTransition(on.transition(Optional.empty()), true, by.pipelines());
    };
  }

  @SuppressWarnings("unchecked") // what the service answers with is only shown as done
  private static CompletedRequest<Object> sent(
      ControlKind kind,
      ControlTarget on,
      boolean all,
      boolean abandoned,
      Optional<String> why,
      JobService by) {
    CompletedRequest<?> completed =
        switch (kind) {
          case RETRY_STAGE -> by.retryStage(on.retry(all));
          case STOP_EXECUTION -> by.stopExecution(on.stop(abandoned, why));
          case DISABLE_TRANSITION -> by.disableTransition(on.transition(why));
          case ENABLE_TRANSITION -> by.enableTransition(on.transition(Optional.empty()));
        };
    return (CompletedRequest<Object>) completed;
  }

  private Optional<String> entered() {
    return Optional.of(PastedText.trimmed(reason.get())).filter(text -> !text.isEmpty());
  }

  /// Why a form cannot be sent now, in words; empty if it can.
  public ObservableValue<Optional<String>> disabledReason(ControlKind kind) {
    return Bindings.createObjectBinding(
        () -> findDisabledReason(kind),
        serviceProperty(),
        readOnlyProperty(),
        target,
        reason,
        resultProperty());
  }

  private Optional<String> findDisabledReason(ControlKind kind) {
    if (resultProperty().get() instanceof Loadable.Loaded) {
      return Optional.of("The service accepted it. Change a field to send another.");
    }
    return generalReason().or(() -> problemOfTarget(kind)).or(() -> problemOfReason(kind));
  }

  private Optional<String> problemOfTarget(ControlKind kind) {
    if (target.get().isEmpty()) {
      return Optional.of("The stage is not known yet.");
    }
    boolean needsExecution = kind == ControlKind.RETRY_STAGE || kind == ControlKind.STOP_EXECUTION;
    return needsExecution && target.get().get().pipelineExecutionId().isEmpty()
        ? Optional.of("The pipeline execution is not known yet.")
        : Optional.empty();
  }

  private Optional<String> problemOfReason(ControlKind kind) {
    return switch (kind) {
      case RETRY_STAGE, ENABLE_TRANSITION -> Optional.empty();
      case STOP_EXECUTION -> entered().flatMap(ExecutionStop.REASON::problemWith);
      case DISABLE_TRANSITION ->
          entered().isEmpty()
              ? Optional.of("Enter the reason.")
              : entered().flatMap(TransitionChange.REASON::problemWith);
    };
  }

  /// Returns whether a form asks for this.
  static boolean asksForReason(ControlKind kind) {
    return kind == ControlKind.STOP_EXECUTION || kind == ControlKind.DISABLE_TRANSITION;
  }

  /// Returns what of a pipeline it is on.
  public ObjectProperty<Optional<ControlTarget>> targetProperty() {
    return target;
  }

  /// Returns whether a retry starts all actions of the stage again, not only those that failed.
  public BooleanProperty allActionsProperty() {
    return allActions;
  }

  /// Returns whether a stop leaves actions in progress; only that frees a stage whose job nobody
  /// ends.
  public BooleanProperty abandonProperty() {
    return abandon;
  }

  public StringProperty reasonProperty() {
    return reason;
  }
}
