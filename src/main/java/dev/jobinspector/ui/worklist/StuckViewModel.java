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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

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
  private final Consumer<StuckRow.Stuck> opened;
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Duration> atLeast = new SimpleObjectProperty<>(StuckScan.USUAL);
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObservableList<StuckRow> all = FXCollections.observableArrayList();
  private final FilteredList<StuckRow> rows = new FilteredList<>(all);
  private final Chips<StuckRow> chips =
      new Chips<>(all, row -> Optional.of(StuckMessages.mark(row)), StuckMessages::kind);
  private final ReadOnlyObjectWrapper<Optional<StuckRow>> picked =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<List<StuckRow>> selected = new SimpleObjectProperty<>(List.of());
  private final ReadOnlyBooleanWrapper updating = new ReadOnlyBooleanWrapper();
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
    this.opened = opened;
    filter.subscribe(() -> update(this::choose));
    chips.onChosen(() -> update(this::choose));
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

  /// Opens a row, as the user asked for.
  public void pick(Optional<StuckRow> row) {
    if (!picked.get().equals(row)) {
      picked.set(row);
      open(row);
    }
  }

  private void open(Optional<StuckRow> row) {
    row.ifPresent(
        it -> {
          switch (it) {
            case StuckRow.Stuck stuck -> opened.accept(stuck);
            case StuckRow.Unseen _, StuckRow.Unread _ -> {}
          }
        });
  }

  private static Optional<String> jobId(Optional<StuckRow> row) {
    return row.flatMap(StuckRow::job).map(KnownJob::id);
  }

  /// Shows a row as a newer reading found it, if it is there; the one that is picked stays so.
  ///
  /// @param before whether a row is an earlier state of it
  /// @param elsewhere shows it in another list
  void update(StuckRow.Stuck newer, Predicate<StuckRow> before, Runnable elsewhere) {
    boolean wasPicked = picked.get().filter(before).isPresent();
    update(
        () -> {
          for (int at = 0; at < all.size(); at++) {
            if (before.test(all.get(at))) {
              all.set(at, newer);
            }
          }
          elsewhere.run();
          selected.set(selected.get().stream().map(row -> before.test(row) ? newer : row).toList());
          if (wasPicked) {
            picked.set(Optional.of(newer));
          }
        });
  }

  /// Returns all rows, whether or not the filter shows them.
  Stream<StuckRow> found() {
    return all.stream();
  }

  /// Changes what is listed; what is selected stays so.
  void update(Runnable change) {
    updating.set(true);
    change.run();
    updating.set(false);
  }

  private void choose() {
    String text = filter.get();
    Instant now = clock.instant();
    rows.setPredicate(row -> chips.allow(row) && matches(row, text, now));
  }

  /// Returns all rows that match the filter, as text with tabs between the columns.
  public String copied() {
    Instant now = clock.instant();
    return Stream.concat(
            Stream.of(StuckMessages.TITLES), rows.stream().map(row -> StuckMessages.all(row, now)))
        .map(line -> String.join("\t", line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private void show(Loadable<StuckReport> end) {
    Instant now = clock.instant();
    Optional<StuckRow> before = picked.get();
    update(
        () -> {
          all.setAll(
              end instanceof Loadable.Loaded(var report)
                  ? Stream.concat(
                          report.cases().stream().<StuckRow>map(StuckRow.Stuck::found),
                          report.unread().stream().map(StuckRow.Unread::new))
                      .toList()
                  : List.of());
          selected.set(selected.get().stream().map(this::foundAgain).toList());
          picked.set(before.map(this::foundAgain).filter(all::contains));
        });
    // The case that is open is to know the job, too, by which the scan recognised it.
    if (jobId(picked.get()).isPresent() && !jobId(picked.get()).equals(jobId(before))) {
      open(picked.get());
    }
    seenAt.set(end instanceof Loadable.Loaded ? Optional.of(now) : Optional.empty());
    state.set(end);
  }

  private StuckRow foundAgain(StuckRow before) {
    return all.stream().filter(before::isSameAs).findFirst().orElse(before);
  }

  /// What another connection showed is not of this one.
  private void forget() {
    cancel.run();
    selected.set(List.of());
    show(new Loadable.Idle<>());
  }

  private static boolean matches(StuckRow row, String text, Instant now) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || StuckMessages.all(row, now).stream()
            .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
  }

  public ObjectProperty<Optional<JobService>> serviceProperty() {
    return service;
  }

  /// Returns how long an action must have been in progress.
  public ObjectProperty<Duration> atLeastProperty() {
    return atLeast;
  }

  /// Returns what any column must contain.
  public StringProperty filterProperty() {
    return filter;
  }

  /// Returns what lets through rows of some marks and kinds only.
  Chips<StuckRow> chips() {
    return chips;
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

  /// Returns those that match the filter: stuck actions, the longest first, then what could not be
  /// read.
  public ObservableList<StuckRow> rows() {
    return rows;
  }

  public ReadOnlyObjectProperty<Optional<StuckRow>> pickedProperty() {
    return picked.getReadOnlyProperty();
  }

  /// Returns the rows that are selected.
  public ObjectProperty<List<StuckRow>> selectedProperty() {
    return selected;
  }

  /// Returns whether the list is being changed from here: a selection that moves meanwhile is not
  /// the user's.
  public ReadOnlyBooleanProperty updatingProperty() {
    return updating.getReadOnlyProperty();
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
