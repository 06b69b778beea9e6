package dev.jobinspector.ui.history;

import dev.jobinspector.job.Attempt;
import dev.jobinspector.job.AttemptFilter;
import dev.jobinspector.job.AttemptQuery;
import dev.jobinspector.job.JobService;
import dev.jobinspector.request.attempts.AttemptExport;
import dev.jobinspector.request.attempts.ExportFormat;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

/// A window of rows onto the history, searched and filtered where the rows lie.
public final class HistoryViewModel {
  private static final int PAGE = 200;
  private static final int EXPORT_PAGE = 1_000;

  private final TaskRunner tasks;
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty search = new SimpleStringProperty("");
  private final BooleanProperty errorsOnly = new SimpleBooleanProperty();
  private final BooleanProperty thisJobOnly = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<String>> pickedJob =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<Attempt> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Loadable<String>> exported =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Loadable<List<Attempt>>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());

  public HistoryViewModel(TaskRunner tasks) {
    this.tasks = tasks;
    service.subscribe(this::reload);
    search.subscribe(this::reload);
    errorsOnly.subscribe(this::reload);
    thisJobOnly.subscribe(this::reload);
    pickedJob.subscribe(
        () -> {
          if (thisJobOnly.get()) {
            reload();
          }
        });
  }

  /// Reads the newest rows that match.
  public void reload() {
    load(Optional.empty());
  }

  /// Reads the next rows below those that are there.
  public void showOlder() {
    load(rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast()));
  }

  private void load(Optional<Attempt> after) {
    if (service.get().isEmpty()) {
      return;
    }
    JobService from = service.get().get();
    AttemptQuery newest = query(PAGE + 1);
    AttemptQuery query = after.map(newest::after).orElse(newest);
    var loading = new Loadable.Loading<List<Attempt>>();
    state.set(loading);
    tasks.run(
        "Reading the history",
        () -> from.history().find(query),
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
    }
  }

  private AttemptQuery query(int limit) {
    return AttemptQuery.newest(
        AttemptFilter.ALL
            .withText(search.get().strip())
            .withErrorsOnly(errorsOnly.get())
            .withJobId(thisJobOnly.get() ? pickedJob.get() : Optional.empty()),
        limit);
  }

  /// Writes all that match, also what is not on screen, to a file as CSV.
  public void export(Path file) {
    if (service.get().isEmpty()) {
      return;
    }
    JobService from = service.get().get();
    AttemptQuery wanted = query(EXPORT_PAGE);
    var loading = new Loadable.Loading<String>();
    exported.set(loading);
    tasks.run(
        "Exporting the history",
        () ->
            AttemptExport.save(from.history(), wanted, ExportFormat.CSV, file, _ -> {}).isEmpty()
                ? "Cancelled: nothing was saved"
                : "saved",
        end -> {
          if (exported.get() == loading) {
            exported.set(end);
          }
        });
  }

  /// How the newest export stands, in words once it is there.
  public ReadOnlyObjectProperty<Loadable<String>> exportedProperty() {
    return exported.getReadOnlyProperty();
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

  public ObjectProperty<Optional<String>> pickedJobProperty() {
    return pickedJob;
  }

  public ObservableList<Attempt> rows() {
    return rows;
  }

  /// Whether there are older rows that match.
  public ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Loadable<List<Attempt>>> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
