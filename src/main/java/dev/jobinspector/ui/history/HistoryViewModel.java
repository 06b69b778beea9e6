package dev.jobinspector.ui.history;

import dev.jobinspector.job.AccountRegion;
import dev.jobinspector.job.Attempt;
import dev.jobinspector.job.AttemptFilter;
import dev.jobinspector.job.AttemptHistory;
import dev.jobinspector.job.AttemptList;
import dev.jobinspector.job.AttemptQuery;
import dev.jobinspector.job.AttemptSort;
import dev.jobinspector.job.AttemptSummary;
import dev.jobinspector.job.JobService;
import dev.jobinspector.job.Outcome;
import dev.jobinspector.request.attempts.ExportFormat;
import dev.jobinspector.request.attempts.ImportedAttempts;
import dev.jobinspector.request.attempts.ReportFormat;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A window of rows onto the history, searched, filtered and sorted where the rows lie.
public final class HistoryViewModel {
  private static final int PAGE = 200;
  private static final int EXPORT_PAGE = 5_000;

  private final TaskRunner tasks;
  private final SummaryViewModel summary;
  private final ExportViewModel exports;
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Loadable<ForeignHistory>> foreign =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ReadOnlyObjectWrapper<Optional<ForeignHistory>> shownForeign =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final StringProperty search = new SimpleStringProperty("");
  private final BooleanProperty errorsOnly = new SimpleBooleanProperty();
  private final BooleanProperty thisJobOnly = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Outcome>> outcome =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ANY);
  private final ObjectProperty<Optional<AccountRegion>> accountRegion =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<AttemptSort> sort =
      new SimpleObjectProperty<>(AttemptSort.NEWEST_FIRST);
  private final ObjectProperty<Optional<String>> pickedJob =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<AccountRegion> accountRegions = FXCollections.observableArrayList();
  private final ObservableList<Attempt> rows = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Loadable<List<Attempt>>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());

  private Consumer<Attempt> whatHappened = _ -> {};

  public HistoryViewModel(TaskRunner tasks) {
    this.tasks = tasks;
    summary = new SummaryViewModel(tasks);
    exports = new ExportViewModel(tasks);
    for (var asked :
        List.of(service, search, errorsOnly, thisJobOnly, outcome, period, accountRegion)) {
      asked.subscribe(this::reload);
    }
    sort.subscribe(this::reloadRows);
    pickedJob.subscribe(
        () -> {
          if (thisJobOnly.get()) {
            reload();
          }
        });
  }

  /// Who is told that the user wants to know what became of an attempt.
  public void onWhatHappened(Consumer<Attempt> asked) {
    whatHappened = asked;
  }

  /// Asks what became of an attempt whose outcome is unknown.
  public void whatHappened(Attempt attempt) {
    whatHappened.accept(attempt);
  }

  /// Reads the first rows that match, and counts them all.
  public void reload() {
    shown()
        .ifPresent(
            history -> {
              reloadRows();
              summary.ask(history, filter());
              listAccountRegions(history);
            });
  }

  private void reloadRows() {
    load(Optional.empty());
  }

  /// Reads the next rows below those that are there.
  public void showMore() {
    if (more.get()) {
      load(Optional.of(rows.getLast()));
    }
  }

  private void load(Optional<Attempt> after) {
    Optional<AttemptHistory> from = shown();
    if (from.isEmpty()) {
      return;
    }
    AttemptQuery first = query(PAGE + 1);
    AttemptQuery query = after.map(first::after).orElse(first);
    var loading = new Loadable.Loading<List<Attempt>>();
    state.set(loading);
    more.set(false);
    tasks.run(
        "Reading the history",
        () -> from.get().find(query),
        end -> {
          if (state.get() == loading) {
            state.set(end);
            show(end, after.isPresent());
          }
        });
  }

  private void show(Loadable<List<Attempt>> end, boolean below) {
    if (end instanceof Loadable.Loaded(var found)) {
      List<Attempt> page = found.subList(0, Math.min(PAGE, found.size()));
      more.set(found.size() > PAGE);
      if (below) {
        rows.addAll(page);
      } else {
        rows.setAll(page);
      }
    } else {
      more.set(below);
    }
  }

  /// An unchanged list is left alone: replacing it would take the choice away from who is choosing.
  private void listAccountRegions(AttemptHistory from) {
    tasks.run(
        "Listing accounts and Regions",
        from::accountRegions,
        end -> {
          if (end instanceof Loadable.Loaded(var found)
              && shown().filter(from::equals).isPresent()
              && !accountRegions.equals(found)) {
            accountRegions.setAll(found);
          }
        });
  }

  private AttemptQuery query(int limit) {
    return AttemptQuery.newest(filter(), limit).sortedBy(sort.get());
  }

  private AttemptFilter filter() {
    return AttemptFilter.ALL
        .withText(search.get().strip())
        .withErrorsOnly(errorsOnly.get())
        .withJobId(thisJobOnly.get() ? pickedJob.get() : Optional.empty())
        .withPeriod(period.get().since(Instant.now()), Optional.empty())
        .withOutcomes(outcome.get().map(Set::of).orElse(Set.of()))
        .withAccount(accountRegion.get().map(AccountRegion::account))
        .withRegion(accountRegion.get().map(AccountRegion::region));
  }

  private Optional<AttemptHistory> shown() {
    return shownForeign
        .get()
        .map(ForeignHistory::attempts)
        .or(() -> service.get().map(JobService::history));
  }

  /// Shows somebody else's history instead of one's own; the two never mix.
  ///
  /// @param file that was exported as JSON
  public void open(Path file) {
    var loading = new Loadable.Loading<ForeignHistory>();
    foreign.set(loading);
    tasks.run(
        "Reading somebody else's history",
        () -> {
          List<Attempt> attempts = ImportedAttempts.read(file).reversed();
          return new ForeignHistory(
              String.valueOf(file.getFileName()), attempts.size(), new AttemptList(attempts));
        },
        end -> {
          if (foreign.get() == loading) {
            foreign.set(end);
            if (end instanceof Loadable.Loaded(var opened)) {
              show(Optional.of(opened));
            }
          }
        });
  }

  /// Shows one's own history again.
  public void backToOwn() {
    foreign.set(new Loadable.Idle<>());
    show(Optional.empty());
  }

  /// The rows go first: none may stand there as if it were of another history.
  private void show(Optional<ForeignHistory> other) {
    state.set(new Loadable.Idle<>());
    more.set(false);
    rows.clear();
    shownForeign.set(other);
    accountRegion.set(Optional.empty());
    reload();
  }

  /// Writes all that match, also what is not on screen, to a file, in the order on screen.
  public void export(ExportFormat format, Path file) {
    shown()
        .ifPresent(history -> exports.export(history, query(EXPORT_PAGE), total(), format, file));
  }

  /// Writes what happened to the picked job to a file.
  public void report(ReportFormat format, Path file) {
    shown()
        .ifPresent(
            history ->
                pickedJob.get().ifPresent(job -> exports.report(history, job, format, file)));
  }

  private long total() {
    return summary.stateProperty().get() instanceof Loadable.Loaded<AttemptSummary>(var sum)
            && sum.whole()
        ? sum.count()
        : -1;
  }

  public ObjectProperty<Optional<JobService>> serviceProperty() {
    return service;
  }

  public StringProperty searchProperty() {
    return search;
  }

  /// Leaves out what was confirmed.
  public BooleanProperty errorsOnlyProperty() {
    return errorsOnly;
  }

  /// Only attempts on the picked job.
  public BooleanProperty thisJobOnlyProperty() {
    return thisJobOnly;
  }

  /// Only attempts that ended so; empty for all.
  public ObjectProperty<Optional<Outcome>> outcomeProperty() {
    return outcome;
  }

  public ObjectProperty<Period> periodProperty() {
    return period;
  }

  /// Only attempts there; empty for all.
  public ObjectProperty<Optional<AccountRegion>> accountRegionProperty() {
    return accountRegion;
  }

  /// Those to choose from.
  public ObservableList<AccountRegion> accountRegions() {
    return accountRegions;
  }

  public ObjectProperty<AttemptSort> sortProperty() {
    return sort;
  }

  public ObjectProperty<Optional<String>> pickedJobProperty() {
    return pickedJob;
  }

  public ObservableList<Attempt> rows() {
    return rows;
  }

  /// Whether there are more rows that match, and none are being read.
  public ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Loadable<List<Attempt>>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Whether these are one's own attempts, not somebody else's.
  boolean showsOwn() {
    return shownForeign.get().isEmpty();
  }

  /// Somebody else's history while it is shown.
  public ReadOnlyObjectProperty<Optional<ForeignHistory>> shownForeignProperty() {
    return shownForeign.getReadOnlyProperty();
  }

  /// How the reading of somebody else's history that was asked for last stands.
  public ReadOnlyObjectProperty<Loadable<ForeignHistory>> foreignProperty() {
    return foreign.getReadOnlyProperty();
  }

  public SummaryViewModel summary() {
    return summary;
  }

  public ExportViewModel exports() {
    return exports;
  }
}
