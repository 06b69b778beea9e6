package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionSource;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Finds a connection among those that are possible: the recent ones, the emulator, what the
/// environment gives, and every profile in every Region of its partition.
public final class PickerViewModel {
  /// What can be chosen from.
  ///
  /// @param partitions the Regions that belong together
  public record Choices(List<ConnectionSource> sources, List<List<String>> partitions) {
    List<String> profiles() {
      return sources.stream().flatMap(source -> source.profile().stream()).toList();
    }

    Optional<ConnectionSource> source(Optional<String> profile) {
      return sources.stream().filter(source -> source.profile().equals(profile)).findFirst();
    }

    List<String> regions() {
      return partitions.stream().flatMap(List::stream).toList();
    }

    List<String> regionsLike(String region) {
      return partitions.stream()
          .filter(partition -> partition.contains(region))
          .findFirst()
          .orElse(List.of(region));
    }
  }

  private final TaskRunner tasks;
  private final JobServices services;
  private final ConnectionViewModel connection;
  private final StringProperty search = new SimpleStringProperty("");
  private final ObservableList<ConnectionOption> shown = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<ConnectionOption>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<String> regions = FXCollections.observableArrayList();
  private final ObservableList<String> ticked = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<String>> acting =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Loadable<Choices>> choices =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final RecentConnections recent = new RecentConnections();

  public PickerViewModel(TaskRunner tasks, JobServices services, ConnectionViewModel connection) {
    this.tasks = tasks;
    this.services = services;
    this.connection = connection;
    search.subscribe(this::list);
    selected.subscribe(this::fill);
    connection
        .currentProperty()
        .subscribe(
            () ->
                connection
                    .chosenProperty()
                    .get()
                    .ifPresent(choice -> recent.add(choice, connection.regionsProperty().get())));
  }

  /// Reads what can be chosen from; the shared configuration may have changed since.
  public void refresh() {
    var loading = new Loadable.Loading<Choices>();
    Loadable<Choices> before = choices.get();
    if (!(before instanceof Loadable.Loaded)) {
      choices.set(loading);
    }
    tasks.run(
        "Reading the AWS configuration",
        () ->
            new Choices(
                services.sources(),
                services.regions().stream().map(services::regionsLike).distinct().toList()),
        end -> {
          choices.set(end);
          list();
        });
  }

  private void list() {
    List<String> words =
        Stream.of(search.get().toLowerCase(Locale.ROOT).split("\\s+", -1))
            .filter(word -> !word.isEmpty())
            .toList();
    Optional<ConnectionOption> before = selected.get();
    shown.setAll(options(!words.isEmpty()).filter(option -> option.matches(words)).toList());
    selected.set(
        before
            .filter(shown::contains)
            .or(() -> words.isEmpty() ? here() : shown.stream().findFirst()));
  }

  /// Returns the row of the connection in force.
  private Optional<ConnectionOption> here() {
    return shown.stream()
        .filter(option -> connection.chosenProperty().get().equals(Optional.of(option.choice())))
        .findFirst();
  }

  /// Returns all rows, without those of each Region while nothing is searched for.
  public Stream<ConnectionOption> options(boolean eachRegion) {
    Optional<Choices> found =
        choices.get() instanceof Loadable.Loaded<Choices>(var loaded)
            ? Optional.of(loaded)
            : Optional.empty();
    List<ConnectionOption> all = new ArrayList<>();
    recent
        .all()
        .forEach(
            last ->
                all.add(
                    new ConnectionOption(
                        RecentConnections.choice(last),
                        true,
                        last.regions(),
                        last.emulator()
                            ? Optional.empty()
                            : found.flatMap(loaded -> loaded.source(last.profile())))));
    List<ConnectionChoice> visited = all.stream().map(ConnectionOption::choice).toList();
    all.add(
        ConnectionOption.of(
            new ConnectionChoice.Emulator(ConnectionChoice.Emulator.DEFAULT_REGION),
            Optional.empty()));
    found.ifPresent(
        loaded -> loaded.sources().forEach(source -> all.addAll(rows(source, loaded, eachRegion))));
    return all.stream().filter(option -> option.recent() || !visited.contains(option.choice()));
  }

  private static List<ConnectionOption> rows(
      ConnectionSource source, Choices found, boolean eachRegion) {
    List<String> regions =
        !eachRegion ? List.of() : source.region().map(found::regionsLike).orElseGet(found::regions);
    return Stream.concat(Stream.of(Optional.<String>empty()), regions.stream().map(Optional::of))
        .filter(region -> region.isEmpty() || !region.equals(source.region()))
        .map(region -> new ConnectionChoice.Aws(source.profile(), region, Optional.empty()))
        .map(choice -> ConnectionOption.of(choice, Optional.of(source)))
        .toList();
  }

  /// Offers the Regions of the partition of the row that is selected.
  private void fill() {
    Optional<ConnectionOption> option = selected.get();
    ticked.setAll(option.map(PickerViewModel::ticks).orElse(List.of()));
    acting.set(
        option.flatMap(
            one ->
                one.choice() instanceof ConnectionChoice.Aws aws
                    ? aws.actingProfile()
                    : Optional.empty()));
    regions.setAll(
        Stream.concat(ticked.stream(), option.map(this::partition).orElse(List.of()).stream())
            .distinct()
            .toList());
  }

  /// Returns the Regions that are ticked before the user does something.
  private static List<String> ticks(ConnectionOption option) {
    return option.regions().isEmpty() ? option.region().stream().toList() : option.regions();
  }

  private List<String> partition(ConnectionOption option) {
    return choices.get() instanceof Loadable.Loaded<Choices>(var found)
        ? option.region().map(found::regionsLike).orElseGet(found::regions)
        : List.of();
  }

  /// Looks in a Region for what is stuck, or no longer. Acts go to the first that was ticked.
  public void tick(String region, boolean on) {
    if (on && !ticked.contains(region)) {
      ticked.add(region);
    } else if (!on) {
      ticked.remove(region);
    }
  }

  /// Connects to what is selected.
  public void connect() {
    selected
        .get()
        .ifPresent(
            option -> {
              boolean asListed = ticked.isEmpty() || ticked.equals(ticks(option));
              ConnectionChoice choice =
                  asListed ? option.choice() : option.choice().in(ticked.getFirst());
              connection.connect(
                  choice instanceof ConnectionChoice.Aws(var as, var in, var at, _)
                      ? new ConnectionChoice.Aws(as, in, at, acting.get())
                      : choice,
                  ticked.size() > 1 ? List.copyOf(ticked) : List.of());
            });
  }

  /// Another program has changed profiles or signed in: what was missing may be there now.
  public void changedOutside() {
    refresh();
    boolean waits =
        connection
            .problemProperty()
            .get()
            .map(ConnectionProblem::next)
            .filter(next -> next instanceof NextStep.SignIn || next instanceof NextStep.CopyCommand)
            .isPresent();
    if (waits && !(connection.stateProperty().get() instanceof Loadable.Loading)) {
      connection.connect();
    }
  }

  public StringProperty searchProperty() {
    return search;
  }

  /// Returns the rows that match, the recent ones first.
  public ObservableList<ConnectionOption> shown() {
    return shown;
  }

  public ObjectProperty<Optional<ConnectionOption>> selectedProperty() {
    return selected;
  }

  /// Returns the Regions of the partition of what is selected.
  public ObservableList<String> regions() {
    return regions;
  }

  /// Returns the Regions that are ticked, in the order of ticking.
  public ObservableList<String> ticked() {
    return ticked;
  }

  /// Returns the profile that acts in place of the one that reads.
  public ObjectProperty<Optional<String>> actingProperty() {
    return acting;
  }

  public ReadOnlyObjectProperty<Loadable<Choices>> choicesProperty() {
    return choices.getReadOnlyProperty();
  }

  /// Returns the recent connections, newest first.
  public RecentConnections recent() {
    return recent;
  }
}
