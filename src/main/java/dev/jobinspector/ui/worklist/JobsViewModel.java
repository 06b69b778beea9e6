package dev.jobinspector.ui.worklist;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.service.JobService;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Mark;
import dev.jobinspector.ui.common.TaskRunner;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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

  /// Changes that are drawn one by one.
  private static final int FEW = 20;

  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Loadable<List<KnownJob>>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final List<KnownJob> local = new ArrayList<>();
  private final List<KnownJob> sinceLoad = new ArrayList<>();
  private final ObservableList<KnownJob> all = FXCollections.observableArrayList();
  private final FilteredList<KnownJob> shown = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty("");
  private final Chips<KnownJob> chips =
      new Chips<>(all, job -> job.status().map(Mark::of), job -> Optional.of(kind(job.kind())));
  private final ReadOnlyBooleanWrapper updating = new ReadOnlyBooleanWrapper();
  private Optional<JobService> service = Optional.empty();
  private final ObjectProperty<Optional<KnownJob>> picked =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<KnownJob> unlisted = Optional.empty();

  private final ObjectProperty<List<KnownJob>> selected = new SimpleObjectProperty<>(List.of());
  private final Clock clock;
  private final Map<String, Instant> seen = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<Instant>> listedAt =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public JobsViewModel(TaskRunner tasks, Clock clock) {
    this.tasks = tasks;
    this.clock = clock;
    filter.subscribe(this::choose);
    chips.onChosen(this::choose);
  }

  /// Starts again with another connection: jobs of one are unknown to the other.
  public void connected(JobService to) {
    service = Optional.of(to);
    local.clear();
    seen.clear();
    listedAt.set(Optional.empty());
    picked.set(Optional.empty());
    update(all::clear);
    load(to);
  }

  /// Returns where the jobs are; empty before the first connection.
  public Optional<ServiceConnection> connection() {
    return service.map(JobService::connection);
  }

  /// Asks again for what can be listed.
  public void reload() {
    service.ifPresent(this::load);
  }

  /// Lists a job no longer of which nothing but the id is known, which the service does not know.
  /// If it is picked, it stays so: the answer is about it.
  public void drop(KnownJob job) {
    if (find(job).filter(known -> !known.isBare()).isEmpty()) {
      local.removeIf(job::sameJobAs);
      sinceLoad.removeIf(job::sameJobAs);
      unlisted = picked.get().filter(job::sameJobAs);
      update(() -> all.removeIf(job::sameJobAs));
    }
  }

  /// Takes a job in, or what is newly known of it, and picks it if asked to.
  public void add(KnownJob job, boolean pick) {
    local.stream()
        .filter(job::sameJobAs)
        .findFirst()
        .ifPresentOrElse(
            known -> local.set(local.indexOf(known), known.updatedBy(job)), () -> local.add(job));
    sinceLoad.add(job);
    job.status().ifPresent(_ -> seen.put(job.kind() + job.id(), clock.instant()));
    update(() -> merge(job));
    if (pick) {
      picked.set(find(job));
    }
  }

  private void load(JobService from) {
    var loading = new Loadable.Loading<List<KnownJob>>();
    state.set(loading);
    sinceLoad.clear();
    Instant asked = clock.instant();
    List<KnownJob> sightings = List.copyOf(local);
    tasks.run(
        "Listing jobs",
        () -> from.knownJobs(sightings, MOST),
        end -> {
          if (state.get() == loading) {
            show(end);
            if (end instanceof Loadable.Loaded) {
              listedAt.set(Optional.of(asked));
            }
            state.set(end);
          }
        });
  }

  /// A list was taken some time ago: what was seen since then is newer.
  private void show(Loadable<List<KnownJob>> end) {
    if (end instanceof Loadable.Loaded(var jobs)) {
      update(
          () -> {
            list(jobs);
            sinceLoad.forEach(this::merge);
          });
    }
  }

  /// Changes only what is another than before, where the same jobs are listed once more: each
  /// change is drawn.
  private void list(List<KnownJob> jobs) {
    boolean same =
        jobs.size() == all.size()
            && IntStream.range(0, jobs.size()).allMatch(at -> jobs.get(at).sameJobAs(all.get(at)));
    List<Integer> changed =
        same
            ? IntStream.range(0, jobs.size())
                .filter(at -> !jobs.get(at).equals(all.get(at)))
                .boxed()
                .toList()
            : List.of();
    if (!same || changed.size() > FEW) {
      all.setAll(jobs);
    } else {
      changed.forEach(at -> all.set(at, jobs.get(at)));
    }
  }

  private void merge(KnownJob newer) {
    Optional<KnownJob> known = find(newer);
    if (known.isPresent()) {
      KnownJob updated = known.get().updatedBy(newer);
      if (!updated.equals(known.get())) {
        all.set(all.indexOf(known.get()), updated);
      }
    } else {
      all.addFirst(newer);
    }
  }

  /// Changes what is listed; what is selected stays so.
  private void update(Runnable change) {
    updating.set(true);
    change.run();
    selected.set(selected.get().stream().flatMap(job -> find(job).stream()).toList());
    picked.set(picked.get().flatMap(job -> find(job).or(() -> unlisted.filter(job::sameJobAs))));
    updating.set(false);
  }

  private Optional<KnownJob> find(KnownJob job) {
    return all.stream().filter(job::sameJobAs).findFirst();
  }

  private void choose() {
    String text = filter.get();
    update(() -> shown.setPredicate(job -> chips.allow(job) && matches(job, text)));
  }

  private static boolean matches(KnownJob job, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || Stream.of(
                Optional.of(job.id()),
                Optional.of(job.kind().text()),
                job.actionType().map(type -> type.text()),
                job.status().map(status -> status.text()),
                Optional.of(job.context().path()))
            .flatMap(Optional::stream)
            .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /// Returns when the status of a job was seen: by a request of this window, or, where jobs can be
  /// listed, when they were; empty if nobody knows.
  public Optional<Instant> seenAt(KnownJob job) {
    Optional<Instant> listed =
        listedAt
            .get()
            .filter(
                _ ->
                    service
                        .filter(by -> by.connection().target() == ServiceConnection.Target.EMULATOR)
                        .isPresent());
    Optional<Instant> mine = Optional.ofNullable(seen.get(job.kind() + job.id()));
    return Stream.of(listed, mine).flatMap(Optional::stream).max(Comparator.naturalOrder());
  }

  /// Returns when the jobs were listed; empty before they were.
  public ReadOnlyObjectProperty<Optional<Instant>> listedAtProperty() {
    return listedAt.getReadOnlyProperty();
  }

  /// Returns the kind as a cell or a chip says it.
  static String kind(JobKind kind) {
    return switch (kind) {
      case CUSTOM -> "custom";
      case THIRD_PARTY -> "third party";
    };
  }

  /// Returns what lets through jobs of some statuses and kinds only.
  Chips<KnownJob> chips() {
    return chips;
  }

  /// Returns all that are known, whether or not the filter shows them.
  public List<KnownJob> known() {
    return List.copyOf(all);
  }

  /// Returns those that match the filter.
  public ObservableList<KnownJob> shown() {
    return shown;
  }

  /// Returns what id, kind, provider, status or place must contain.
  public StringProperty filterProperty() {
    return filter;
  }

  /// Returns the job that the other panes are about.
  public ObjectProperty<Optional<KnownJob>> pickedProperty() {
    return picked;
  }

  /// Returns the jobs that are selected; the same ones stay so when they are listed once more.
  public ObjectProperty<List<KnownJob>> selectedProperty() {
    return selected;
  }

  /// Returns whether the table is being changed from here: a selection that moves meanwhile is not
  /// the user's.
  public ReadOnlyBooleanProperty updatingProperty() {
    return updating.getReadOnlyProperty();
  }

  /// Returns how the newest listing stands.
  public ReadOnlyObjectProperty<Loadable<List<KnownJob>>> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
