package dev.jobinspector.ui.worklist;

import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.settings.WatchedCase;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.copy.RowCopy;
import dev.jobinspector.ui.worklist.watch.WatchViewModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What there is to do, seen through one of three lenses.
public final class WorklistViewModel {
  private final StuckViewModel stuck;
  private final JobsViewModel jobs;
  private final WatchViewModel watch;
  private final StuckRows found;
  private final RowPlaces places;
  private final ObjectProperty<Lens> lens = new SimpleObjectProperty<>(Lens.JOBS);
  private final ObservableList<StuckRow> watched = FXCollections.observableArrayList();
  private Supplier<List<StuckRow>> visible = List::of;
  private boolean awaited;

  public WorklistViewModel(StuckViewModel stuck, JobsViewModel jobs, WatchViewModel watch) {
    this.stuck = stuck;
    this.jobs = jobs;
    this.watch = watch;
    found = stuck.rows();
    places = new RowPlaces(jobs, stuck.regions());
    watch.watched().subscribe(this::listWatched);
    lens.subscribe(this::scanFirst);
  }

  /// Looks at the stuck actions and scans for them, or does so once there is a connection.
  public void findStuck() {
    awaited = stuck.serviceProperty().get().isEmpty();
    stuck.scan();
    lens.set(Lens.STUCK);
  }

  /// Whoever chooses the lens wants to see what is stuck; a scan only reads.
  private void scanFirst(Lens chosen) {
    if (chosen == Lens.STUCK && stuck.stateProperty().get() instanceof Loadable.Idle) {
      stuck.scan();
    }
  }

  /// Shows what a new connection is looked at for first: at AWS what is stuck, as jobs cannot be
  /// listed there. In another of the Regions that are scanned, the list stays as it is.
  public void connected(ServiceConnection.Target target) {
    if (stuck.goesOn()) {
      return;
    }
    // What another connection watched is not of this one.
    watched.clear();
    listWatched();
    if (target == ServiceConnection.Target.AWS || awaited) {
      findStuck();
    } else {
      lens.set(Lens.JOBS);
    }
  }

  /// Looks into the Regions that were chosen since it did last.
  public void lookIntoRegions() {
    if (lens.get() == Lens.STUCK && stuck.regions().haveChanged()) {
      stuck.scan();
    }
  }

  /// Reads again what the lens shows.
  ///
  /// @param watchedAgain reads the watched rows
  public void refresh(Runnable watchedAgain) {
    switch (lens.get()) {
      case STUCK -> stuck.scan();
      case JOBS -> jobs.reload();
      case WATCHED -> watchedAgain.run();
    }
  }

  /// Watches where a case stands, or does no longer; one whose stage is not known cannot be.
  public void toggleWatch(StuckRow.Stuck row) {
    places
        .watched(row)
        .ifPresent(
            place -> {
              watch.toggle(place);
              if (watch.isWatched(place)) {
                update(row);
              }
            });
  }

  /// Watches rows no longer.
  public void stopWatching(List<StuckRow> rows) {
    List.copyOf(rows).stream()
        .flatMap(row -> places.watched(row).stream())
        .filter(watch::isWatched)
        .forEach(watch::toggle);
  }

  /// Returns whether what stands where a case does is watched.
  public boolean isWatched(StuckCase other) {
    return places.watched(StuckRow.Stuck.found(other)).filter(watch::isWatched).isPresent();
  }

  /// Returns what can be copied of a row beside its text.
  RowCopy<StuckRow> rowCopy() {
    return places.copy();
  }

  /// Lists what is watched over this connection, each as far as it was read.
  private void listWatched() {
    List<StuckRow> read = Stream.concat(watched.stream(), found.all()).toList();
    List<StuckRow> listed =
        watch.over(jobs.connection(), stuck.regions().all()).stream()
            .map(
                place ->
                    read.stream()
                        .filter(row -> places.watched(row).equals(Optional.of(place)))
                        .findFirst()
                        .orElseGet(() -> new StuckRow.Unseen(place, "not read yet")))
            .toList();
    found.update(() -> watched.setAll(listed));
  }

  /// Returns the watched places of which no case was read.
  public List<WatchedCase> unseen() {
    return watched.stream()
        .filter(StuckRow.Unseen.class::isInstance)
        .map(row -> ((StuckRow.Unseen) row).place())
        .toList();
  }

  /// Shows what a reading found at a watched place of which no case was read before.
  public void seen(WatchedCase place, Reply<Optional<StuckCase>> reading) {
    StuckRow now =
        switch (reading) {
          case Reply.Answered<Optional<StuckCase>>(var stands, _) ->
              stands
                  .<StuckRow>map(StuckRow.Stuck::found)
                  .orElseGet(() -> new StuckRow.Unseen(place, "nothing there now"));
          case Reply.Failed<Optional<StuckCase>> _ ->
              new StuckRow.Unseen(place, "could not be read");
        };
    StuckRow.Unseen before = new StuckRow.Unseen(place, "");
    boolean isPicked = found.pickedProperty().get().filter(before::isSameAs).isPresent();
    UnaryOperator<StuckRow> replaced = row -> before.isSameAs(row) ? now : row;
    found.update(
        () -> {
          watched.replaceAll(replaced);
          found
              .selectedProperty()
              .set(found.selectedProperty().get().stream().map(replaced).toList());
        });
    if (isPicked) {
      found.pick(Optional.of(now));
    }
  }

  /// Returns the row of an action, if it is listed.
  public Optional<StuckRow.Stuck> listed(StuckCase other) {
    return listed().filter(row -> row.isOf(other)).findFirst();
  }

  /// Returns the rows of all cases that are watched or were found.
  public Stream<StuckRow.Stuck> listed() {
    return Stream.concat(watched.stream(), found.all())
        .filter(StuckRow.Stuck.class::isInstance)
        .map(StuckRow.Stuck.class::cast);
  }

  /// Shows a case as a newer reading found it, wherever it is listed, and tells the desktop if it
  /// is watched and has moved.
  public void update(StuckRow.Stuck newer) {
    found.update(
        newer,
        row -> isBefore(row, newer),
        () -> watched.replaceAll(row -> isBefore(row, newer) ? told(row, newer) : row));
  }

  /// Returns whether a row is to show the newer one. Where a case has ended, the next one takes its
  /// place.
  private boolean isBefore(StuckRow row, StuckRow.Stuck newer) {
    return switch (row) {
      case StuckRow.Stuck old ->
          old.isOf(newer.stuck())
              || (!isInProgress(old)
                  && isInProgress(newer)
                  && places.watched(old).equals(places.watched(newer)));
      case StuckRow.Unseen _ -> places.watched(row).equals(places.watched(newer));
      case StuckRow.Unread _ -> false;
    };
  }

  private StuckRow told(StuckRow before, StuckRow.Stuck newer) {
    if (before instanceof StuckRow.Stuck old && !old.moved().equals(newer.moved())) {
      places
          .watched(newer)
          .ifPresent(place -> newer.moved().ifPresent(words -> watch.moved(place, words + ".")));
    }
    return newer;
  }

  private static boolean isInProgress(StuckRow.Stuck row) {
    return row.stuck().execution().map(ActionExecution::isUnderWay).orElse(true);
  }

  /// Tells how to ask which rows can be seen.
  public void onVisibleRows(Supplier<List<StuckRow>> rows) {
    visible = rows;
  }

  /// Returns the actions that are watched or can be seen: those to be read again from time to time.
  public List<StuckRow.Stuck> toRefresh() {
    Stream<StuckRow> seen = lens.get() == Lens.STUCK ? visible.get().stream() : Stream.of();
    return Stream.concat(watched.stream(), seen)
        .filter(StuckRow.Stuck.class::isInstance)
        .map(StuckRow.Stuck.class::cast)
        .filter(WorklistViewModel::isInProgress)
        .distinct()
        .toList();
  }

  /// Returns when what the lens shows was read.
  public ObservableValue<Optional<Instant>> seenAt() {
    return lens.flatMap(
        now ->
            switch (now) {
              case STUCK, WATCHED -> stuck.seenAtProperty();
              case JOBS -> jobs.listedAtProperty();
            });
  }

  /// Returns the title of a lens, with the number of its rows once they were read.
  public ObservableValue<String> title(Lens of) {
    return switch (of) {
      case STUCK -> title("Stuck", found.shown(), stuck.seenAtProperty());
      case JOBS -> title("Jobs", jobs.shown(), jobs.listedAtProperty());
      case WATCHED -> title("Watched", watched, stuck.serviceProperty());
    };
  }

  private static ObservableValue<String> title(
      String name, ObservableList<?> rows, ObservableValue<? extends Optional<?>> read) {
    return Bindings.createStringBinding(
        () -> read.getValue().isPresent() ? "%s  %,d".formatted(name, rows.size()) : name,
        rows,
        read);
  }

  public ObjectProperty<Lens> lensProperty() {
    return lens;
  }

  public ObservableList<StuckRow> watched() {
    return watched;
  }

  public StuckViewModel stuck() {
    return stuck;
  }

  public JobsViewModel jobs() {
    return jobs;
  }
}
