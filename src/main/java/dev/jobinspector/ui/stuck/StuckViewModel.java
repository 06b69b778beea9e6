package dev.jobinspector.ui.stuck;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.troubleshooting.scan.StuckReport;
import dev.jobinspector.troubleshooting.scan.StuckScan;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
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
  private final Consumer<KnownJob> shown;
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ObjectProperty<Duration> atLeast = new SimpleObjectProperty<>(StuckScan.USUAL);
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObservableList<StuckRow> all = FXCollections.observableArrayList();
  private final FilteredList<StuckRow> rows = new FilteredList<>(all);
  private final ObjectProperty<Optional<StuckRow>> picked =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Loadable<StuckReport>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ReadOnlyObjectWrapper<Progress> progress =
      new ReadOnlyObjectWrapper<>(new Progress(0, 0));
  private Runnable cancel = () -> {};

  /// @param known the jobs that the window knows, to recognise those of stuck actions
  /// @param shown told of a job that the user wants to see
  public StuckViewModel(
      TaskRunner tasks, Supplier<List<KnownJob>> known, Consumer<KnownJob> shown) {
    this.tasks = tasks;
    this.known = known;
    this.shown = shown;
    filter.subscribe(text -> rows.setPredicate(row -> matches(row, text)));
    service.subscribe(_ -> forget());
    open.subscribe(
        now -> {
          if (now && state.get() instanceof Loadable.Idle) {
            scan();
          }
        });
  }

  /// Looks at all pipelines again.
  public void scan() {
    if (service.get().isEmpty()) {
      return;
    }
    cancel.run();
    JobService from = service.get().get();
    var wanted = new StuckScan.Wanted(atLeast.get(), List.of());
    var loading = new Loadable.Loading<StuckReport>();
    state.set(loading);
    progress.set(new Progress(0, 0));
    cancel =
        tasks.run(
            "Scanning for stuck actions",
            steps -> found(from, wanted, steps::at),
            (looked, of) -> {
              if (state.get() == loading) {
                progress.set(new Progress(looked, of));
              }
            },
            end -> {
              if (state.get() == loading) {
                show(
                    switch (end) {
                      case Loadable.Loaded<Loadable<StuckReport>>(var found) -> recognised(found);
                      case Loadable.Failed<Loadable<StuckReport>>(var why) ->
                          new Loadable.Failed<>(why);
                      case Loadable.Idle<Loadable<StuckReport>> _,
                          Loadable.Loading<Loadable<StuckReport>> _ ->
                          new Loadable.Idle<>();
                    });
              }
            });
  }

  private static Loadable<StuckReport> found(
      JobService from, StuckScan.Wanted wanted, StuckScan.Progress steps) {
    return switch (StuckScan.run(Source.of(from), Clock.systemUTC(), wanted, List.of(), steps)) {
      case Reply.Answered<StuckReport>(var report, _) -> new Loadable.Loaded<>(report);
      case Reply.Failed<StuckReport>(var failure, var receipt) ->
          new Loadable.Failed<>(FailureMessages.ofPipelineRead(failure, receipt));
    };
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

  /// Shows the job of the picked line to the other panes, if it is known.
  public void showJob() {
    pickedJob(picked.get()).ifPresent(shown);
  }

  /// Returns all lines that match the filter, as text with tabs between the columns.
  public String copied() {
    return Stream.concat(Stream.of(StuckMessages.TITLES), rows.stream().map(StuckMessages::all))
        .map(line -> String.join("\t", line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private void show(Loadable<StuckReport> end) {
    picked.set(Optional.empty());
    all.setAll(
        end instanceof Loadable.Loaded(var report)
            ? Stream.concat(
                    report.cases().stream().<StuckRow>map(StuckRow.Stuck::new),
                    report.unread().stream().map(StuckRow.Unread::new))
                .toList()
            : List.of());
    state.set(end);
  }

  /// What another connection showed is not of this one.
  private void forget() {
    cancel.run();
    show(new Loadable.Idle<>());
    if (open.get()) {
      scan();
    }
  }

  private static boolean matches(StuckRow row, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return StuckMessages.all(row).stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static Optional<KnownJob> pickedJob(Optional<StuckRow> row) {
    return row.flatMap(
        it ->
            switch (it) {
              case StuckRow.Stuck(var stuck) -> stuck.job().map(job -> job.job());
              case StuckRow.Unread _ -> Optional.empty();
            });
  }

  public ObjectProperty<Optional<JobService>> serviceProperty() {
    return service;
  }

  /// Returns whether the pane is open; opened for the first time, it scans.
  public BooleanProperty openProperty() {
    return open;
  }

  /// Returns how long an action must have been in progress.
  public ObjectProperty<Duration> atLeastProperty() {
    return atLeast;
  }

  /// Returns what any column must contain.
  public StringProperty filterProperty() {
    return filter;
  }

  /// Returns those that match the filter: stuck actions, the longest first, then what could not be
  /// read.
  public ObservableList<StuckRow> rows() {
    return rows;
  }

  public ObjectProperty<Optional<StuckRow>> pickedProperty() {
    return picked;
  }

  /// Returns whether the job of the picked line is known.
  public ObservableValue<Boolean> jobKnown() {
    return picked.map(row -> pickedJob(row).isPresent());
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
        () -> userMessage(state.get(), progress.get()), state, progress);
  }

  private static String userMessage(Loadable<StuckReport> state, Progress progress) {
    return switch (state) {
      case Loadable.Idle<StuckReport> _ -> "";
      case Loadable.Loading<StuckReport> _ ->
          progress.all() == 0
              ? "Listing the pipelines…"
              : "%,d of %,d pipelines".formatted(progress.looked(), progress.all());
      case Loadable.Loaded<StuckReport>(var report) -> report.userMessage();
      case Loadable.Failed<StuckReport> _ -> "The pipelines could not be listed.";
    };
  }
}
