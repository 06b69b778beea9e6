package dev.jobinspector.ui.jobs;

import dev.jobinspector.job.JobService;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.troubleshooting.Findings;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The jobs that can be picked: entered or polled in this window, of the history, and what the
/// emulator lists.
public final class JobsViewModel {
  private static final int MOST = 2_000;

  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Loadable<JobService>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final List<KnownJob> local = new ArrayList<>();
  private final ObservableList<KnownJob> all = FXCollections.observableArrayList();
  private final FilteredList<KnownJob> shown = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty stuckOnly = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<KnownJob>> picked =
      new SimpleObjectProperty<>(Optional.empty());

  public JobsViewModel(TaskRunner tasks) {
    this.tasks = tasks;
    filter.subscribe(this::choose);
    stuckOnly.subscribe(this::choose);
  }

  /// Begins anew with another connection: jobs of one are unknown to the other.
  public void connected(JobService service) {
    local.clear();
    all.clear();
    picked.set(Optional.empty());
    load(service);
  }

  /// Asks again for what can be listed.
  public void reload() {
    if (state.get() instanceof Loadable.Loaded(var service)) {
      load(service);
    }
  }

  /// Takes a job in, or what is newly known of it, and picks it if asked to.
  public void add(KnownJob job, boolean pick) {
    local.stream()
        .filter(job::sameJobAs)
        .findFirst()
        .ifPresentOrElse(
            known -> local.set(local.indexOf(known), known.updatedBy(job)), () -> local.add(job));
    merge(job);
    if (pick) {
      picked.set(find(job));
    }
  }

  private void load(JobService service) {
    var loading = new Loadable.Loading<JobService>();
    state.set(loading);
    List<KnownJob> sightings = List.copyOf(local);
    tasks.run(
        "Listing jobs",
        () -> service.knownJobs(sightings, MOST),
        end -> {
          if (state.get() == loading) {
            state.set(new Loadable.Loaded<>(service));
            show(end);
          }
        });
  }

  private void show(Loadable<List<KnownJob>> end) {
    if (end instanceof Loadable.Loaded(var jobs)) {
      Optional<KnownJob> before = picked.get();
      all.setAll(jobs);
      local.stream().filter(job -> find(job).isEmpty()).forEach(all::add);
      picked.set(before.flatMap(this::find));
    }
  }

  private void merge(KnownJob newer) {
    Optional<KnownJob> known = find(newer);
    if (known.isEmpty()) {
      all.addFirst(newer);
      return;
    }
    boolean wasPicked = picked.get().map(newer::sameJobAs).orElse(false);
    all.set(all.indexOf(known.get()), known.get().updatedBy(newer));
    if (wasPicked) {
      picked.set(find(newer));
    }
  }

  private Optional<KnownJob> find(KnownJob job) {
    return all.stream().filter(job::sameJobAs).findFirst();
  }

  private void choose() {
    String text = filter.get();
    boolean stuck = stuckOnly.get();
    shown.setPredicate(job -> matches(job, text) && (!stuck || Findings.mayHoldUp(job)));
  }

  private static boolean matches(KnownJob job, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || Stream.of(
                Optional.of(job.id()),
                Optional.of(job.kind().text()),
                job.provider(),
                job.status().map(status -> status.text()),
                Optional.of(job.context().path()))
            .flatMap(Optional::stream)
            .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /// Those that match the filter.
  public ObservableList<KnownJob> shown() {
    return shown;
  }

  /// What id, kind, provider, status or place must contain.
  public StringProperty filterProperty() {
    return filter;
  }

  /// Leaves out jobs that cannot hold a pipeline up.
  public BooleanProperty stuckOnlyProperty() {
    return stuckOnly;
  }

  /// The job that the other panes are about.
  public ObjectProperty<Optional<KnownJob>> pickedProperty() {
    return picked;
  }

  /// Whether the list is there; loaded with the service it came from.
  public ReadOnlyObjectProperty<Loadable<JobService>> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
