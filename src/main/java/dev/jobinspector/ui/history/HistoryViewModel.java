package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptList;
import dev.jobinspector.export.ExportFormat;
import dev.jobinspector.export.ImportedAttempts;
import dev.jobinspector.export.ReportFormat;
import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.service.JobService;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The history, or an exported one: searched, filtered and sorted where the rows lie.
public final class HistoryViewModel {
  private static final int EXPORT_PAGE = 5_000;

  private final TaskRunner tasks;
  private final QueryViewModel query = new QueryViewModel();
  private final PageViewModel page;
  private final SummaryViewModel summary;
  private final ExportViewModel exports;
  private final LatestRequest<List<AccountRegion>> places;
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Loadable<ExportedHistory>> exportedHistory =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ReadOnlyObjectWrapper<Optional<ExportedHistory>> shownExportedHistory =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<AccountRegion> accountRegions = FXCollections.observableArrayList();

  private Consumer<Attempt> whatHappened = _ -> {};
  private Consumer<Attempt> opened = _ -> {};

  public HistoryViewModel(TaskRunner tasks) {
    this.tasks = tasks;
    page = new PageViewModel(tasks);
    summary = new SummaryViewModel(tasks);
    exports = new ExportViewModel(tasks);
    places = new LatestRequest<>(tasks, "Listing accounts and Regions");
    service.subscribe(this::reload);
    query.onFilter(() -> shown().ifPresent(this::ask));
    query.onSort(() -> shown().ifPresent(this::requestRows));
  }

  /// Who is told that the user wants to know the outcome of an attempt.
  public void onWhatHappened(Consumer<Attempt> asked) {
    whatHappened = asked;
  }

  /// Who is told that the user wants to see what an attempt was on.
  public void onOpen(Consumer<Attempt> asked) {
    opened = asked;
  }

  /// Opens what an attempt was on.
  public void open(Attempt attempt) {
    opened.accept(attempt);
  }

  /// Returns whether an attempt was made over another connection than the one in force.
  boolean isElsewhere(Attempt attempt) {
    return service
        .get()
        .filter(by -> !attempt.intent().connection().reachesTheSameAs(by.connection()))
        .isPresent();
  }

  /// Asks the outcome of an attempt whose outcome is unknown.
  public void whatHappened(Attempt attempt) {
    whatHappened.accept(attempt);
  }

  /// Reads everything again: there may be other attempts now.
  public void reload() {
    shown()
        .ifPresent(
            history -> {
              ask(history);
              listAccountRegions(history);
            });
  }

  private void ask(AttemptHistory history) {
    requestRows(history);
    summary.ask(history, query.filter());
  }

  private void requestRows(AttemptHistory history) {
    page.ask(history, query.first(PageViewModel.ROWS + 1));
  }

  /// An unchanged list is left alone: replacing it would take the choice away from who is choosing.
  private void listAccountRegions(AttemptHistory from) {
    places.ask(
        from::accountRegions,
        end -> {
          if (end instanceof Loadable.Loaded(var found) && !accountRegions.equals(found)) {
            accountRegions.setAll(found);
          }
        });
  }

  private Optional<AttemptHistory> shown() {
    return shownExportedHistory
        .get()
        .map(ExportedHistory::attempts)
        .or(() -> service.get().map(JobService::history));
  }

  /// Shows an exported history instead of one's own; the two never mix.
  ///
  /// @param file that was exported as JSON
  public void open(Path file) {
    var loading = new Loadable.Loading<ExportedHistory>();
    exportedHistory.set(loading);
    tasks.run(
        "Reading the exported history",
        () -> {
          List<Attempt> attempts = ImportedAttempts.read(file).reversed();
          return new ExportedHistory(
              String.valueOf(file.getFileName()), attempts.size(), new AttemptList(attempts));
        },
        end -> {
          if (exportedHistory.get() == loading) {
            exportedHistory.set(end);
            if (end instanceof Loadable.Loaded(var opened)) {
              show(Optional.of(opened));
            }
          }
        });
  }

  /// Shows one's own history again.
  public void closeExportedHistory() {
    exportedHistory.set(new Loadable.Idle<>());
    show(Optional.empty());
  }

  private void show(Optional<ExportedHistory> other) {
    page.clear();
    summary.clear();
    places.forget();
    shownExportedHistory.set(other);
    query.accountRegionProperty().set(Optional.empty());
    reload();
  }

  /// Writes all that match, also what is not on screen, to a file, in the order on screen.
  public void export(ExportFormat format, Path file) {
    shown()
        .ifPresent(
            history ->
                exports.export(
                    history, query.first(EXPORT_PAGE), summary.total().orElse(-1), format, file));
  }

  /// Writes what happened to the picked job to a file.
  public void report(ReportFormat format, Path file) {
    shown()
        .ifPresent(
            history ->
                query
                    .pickedJobProperty()
                    .get()
                    .ifPresent(job -> exports.report(history, job, format, file)));
  }

  public ObjectProperty<Optional<JobService>> serviceProperty() {
    return service;
  }

  /// Returns what is asked for.
  public QueryViewModel query() {
    return query;
  }

  /// Returns the accounts and Regions to choose from.
  public ObservableList<AccountRegion> accountRegions() {
    return accountRegions;
  }

  /// Returns what is on screen of it.
  public PageViewModel page() {
    return page;
  }

  public ObservableList<Attempt> rows() {
    return page.rows();
  }

  /// Returns whether these are one's own attempts, not of an exported history.
  boolean showsOwnHistory() {
    return shownExportedHistory.get().isEmpty();
  }

  /// Somebody else's history while it is shown.
  public ReadOnlyObjectProperty<Optional<ExportedHistory>> shownExportedHistoryProperty() {
    return shownExportedHistory.getReadOnlyProperty();
  }

  /// Returns how the reading of an exported history that was asked for last stands.
  public ReadOnlyObjectProperty<Loadable<ExportedHistory>> exportedHistoryProperty() {
    return exportedHistory.getReadOnlyProperty();
  }

  public SummaryViewModel summary() {
    return summary;
  }

  public ExportViewModel exports() {
    return exports;
  }
}
