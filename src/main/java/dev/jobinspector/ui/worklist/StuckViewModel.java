package dev.jobinspector.ui.worklist;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.scan.StuckReport;
import dev.jobinspector.troubleshooting.scan.StuckScan;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Scans the pipelines of the connection for actions that are stuck on a job, and shows what it
/// found.
public final class StuckViewModel {
  /// How far a scan is.
  ///
  /// @param all 0 while the pipelines are not listed yet
  public record Progress(int looked, int all) {}

  private final TaskRunner tasks;
  private final Supplier<List<KnownJob>> known;
  private final Clock clock;
  private final ScannedRegions regions;
  private final StuckRows rows;
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Duration> atLeast = new SimpleObjectProperty<>(StuckScan.USUAL);
  private final ReadOnlyObjectWrapper<Optional<Instant>> seenAt =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Loadable<StuckReport>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ReadOnlyObjectWrapper<Progress> progress =
      new ReadOnlyObjectWrapper<>(new Progress(0, 0));
  private Runnable cancel = () -> {};
  private boolean goesOn;

  /// @param known the jobs that the window knows, to recognise those of stuck actions
  /// @param opened told of an action that the user wants to see
  public StuckViewModel(
      TaskRunner tasks,
      Clock clock,
      Supplier<List<KnownJob>> known,
      ScannedRegions regions,
      Consumer<StuckRow.Stuck> opened) {
    this.tasks = tasks;
    this.clock = clock;
    this.known = known;
    this.regions = regions;
    rows = new StuckRows(clock, opened);
    service.subscribe(
        now -> {
          goesOn = regions.connected(now);
          if (!goesOn) {
            forget();
          }
        });
  }

  /// Looks at all pipelines again.
  public void scan() {
    if (service.get().isEmpty()) {
      return;
    }
    cancel.run();
    regions.begin();
    JobService from = service.get().get();
    List<String> several = regions.areSeveral() ? regions.all() : List.of();
    var wanted = new StuckScan.Wanted(atLeast.get(), List.of());
    var loading = new Loadable.Loading<StuckReport>();
    state.set(loading);
    progress.set(new Progress(0, 0));
    cancel =
        tasks.run(
            "Scanning for stuck actions",
            steps -> regions.scan(from, several, clock, wanted, steps::at),
            (looked, of) -> {
              if (state.get() == loading) {
                progress.set(new Progress(looked, of));
              }
            },
            end -> {
              if (state.get() == loading) {
                show(
                    switch (end) {
                      case Loadable.Loaded<Loadable<StuckReport>>(var found) ->
                          several.isEmpty() ? recognised(found) : found;
                      case Loadable.Failed<Loadable<StuckReport>>(var why) ->
                          new Loadable.Failed<>(why);
                      case Loadable.Idle<Loadable<StuckReport>> _,
                          Loadable.Loading<Loadable<StuckReport>> _ ->
                          new Loadable.Idle<>();
                    });
              }
            });
  }

  /// With the jobs that are known now: when the scan began they may still have been those of
  /// another connection, or not listed yet.
  private Loadable<StuckReport> recognised(Loadable<StuckReport> found) {
    return found instanceof Loadable.Loaded<StuckReport>(var report)
        ? new Loadable.Loaded<>(report.knowing(known.get(), _ -> List.of()))
        : found;
  }

  /// Ends the scan early; what it has found by then is shown.
  public void cancel() {
    cancel.run();
  }

  private void show(Loadable<StuckReport> end) {
    Instant now = clock.instant();
    rows.show(
        end instanceof Loadable.Loaded(var report)
            ? Stream.concat(
                    report.cases().stream().<StuckRow>map(StuckRow.Stuck::found),
                    report.unread().stream().map(StuckRow.Unread::new))
                .toList()
            : List.of());
    seenAt.set(end instanceof Loadable.Loaded ? Optional.of(now) : Optional.empty());
    state.set(end);
  }

  /// What another connection showed is not of this one.
  private void forget() {
    cancel.run();
    rows.selectedProperty().set(List.of());
    show(new Loadable.Idle<>());
  }

  public ObjectProperty<Optional<JobService>> serviceProperty() {
    return service;
  }

  /// Returns how long an action must have been in progress.
  public ObjectProperty<Duration> atLeastProperty() {
    return atLeast;
  }

  /// Returns the Regions that are scanned.
  public ScannedRegions regions() {
    return regions;
  }

  /// Returns whether the connection in force only is to another of the Regions that are scanned, so
  /// that what was found goes on to hold.
  boolean goesOn() {
    return goesOn;
  }

  /// Returns what was found.
  public StuckRows rows() {
    return rows;
  }

  /// Returns when the pipelines were scanned; empty before they were.
  public ReadOnlyObjectProperty<Optional<Instant>> seenAtProperty() {
    return seenAt.getReadOnlyProperty();
  }

  /// Returns how the newest scan stands.
  public ReadOnlyObjectProperty<Loadable<StuckReport>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// Returns how the scan stands, in words.
  public ObservableValue<String> userMessage() {
    return Bindings.createStringBinding(
        () -> StuckMessages.scan(state.get(), progress.get()), state, progress);
  }
}
