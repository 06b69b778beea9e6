package dev.jobinspector.ui.caseview.activity;

import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.activity.Activity;
import dev.jobinspector.troubleshooting.activity.ActivityLookup;
import dev.jobinspector.troubleshooting.activity.ActivityTarget;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Looks up, once a click, what AWS recorded of those who work on the action of the open case.
public final class ActivityViewModel {
  private final TaskRunner tasks;
  private final Clock clock;
  private final BiConsumer<Activity, JobService> found;
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<ActivityTarget>> target =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Loadable<Activity>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ReadOnlyIntegerWrapper sent = new ReadOnlyIntegerWrapper();
  private Runnable cancel = () -> {};

  /// @param found told of what was looked up for the action that is open, and by whom
  public ActivityViewModel(TaskRunner tasks, Clock clock, BiConsumer<Activity, JobService> found) {
    this.tasks = tasks;
    this.clock = clock;
    this.found = found;
    target.subscribe(
        (before, now) -> {
          if (!of(before).equals(of(now))) {
            forget();
          }
        });
    service.subscribe(_ -> forget());
  }

  /// Another reading of the same action is no other action.
  private static Optional<Object> of(Optional<ActivityTarget> target) {
    return target.flatMap(it -> it.action().map(action -> action.context()));
  }

  private void forget() {
    cancel.run();
    state.set(new Loadable.Idle<>());
  }

  /// Looks it up; does nothing while it is being looked up, or nothing can be.
  public void lookUp() {
    if (disabledReason().isPresent() || state.get() instanceof Loadable.Loading) {
      return;
    }
    JobService by = service.get().orElseThrow();
    ActivityTarget of = target.get().orElseThrow();
    var loading = new Loadable.Loading<Activity>();
    sent.set(0);
    state.set(loading);
    cancel =
        tasks.run(
            "Looking up who polls",
            steps ->
                ActivityLookup.of(by, clock)
                    .run(of, (asked, _) -> steps.at(asked, ActivityLookup.MOST)),
            (asked, _) -> {
              if (state.get() == loading) {
                sent.set(asked);
              }
            },
            end -> {
              if (state.get() == loading) {
                state.set(end);
                if (end instanceof Loadable.Loaded<Activity>(var activity)) {
                  found.accept(activity, by);
                }
              }
            });
  }

  /// Ends a look-up early; what it has found by then is shown.
  public void cancel() {
    cancel.run();
  }

  /// Returns why nothing can be looked up now, in words; empty if it can.
  public Optional<String> disabledReason() {
    if (service.get().isEmpty()) {
      return Optional.of("Not connected.");
    }
    return target.get().isEmpty()
        ? Optional.of("The action and its type are not known.")
        : target.get().get().problem();
  }

  /// Returns whether the job of the action is known without any record.
  boolean isJobKnown() {
    return target
        .get()
        .filter(
            of ->
                of.action()
                    .flatMap(action -> action.context().actionExecutionId())
                    .filter(
                        id ->
                            of.known().stream()
                                .flatMap(job -> job.context().actionExecutionId().stream())
                                .anyMatch(id::equals))
                    .isPresent())
        .isPresent();
  }

  public ObjectProperty<Optional<JobService>> serviceProperty() {
    return service;
  }

  /// Returns whose calls are looked up; empty while the action or its type is not known.
  public ObjectProperty<Optional<ActivityTarget>> targetProperty() {
    return target;
  }

  /// Returns what was looked up last.
  public ReadOnlyObjectProperty<Loadable<Activity>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Returns how many requests to CloudTrail the look-up has sent by now.
  public ReadOnlyIntegerProperty sentProperty() {
    return sent.getReadOnlyProperty();
  }
}
