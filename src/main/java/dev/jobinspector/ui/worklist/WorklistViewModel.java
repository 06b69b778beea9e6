package dev.jobinspector.ui.worklist;

import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What there is to do, seen through one of three lenses.
public final class WorklistViewModel {
  private final StuckViewModel stuck;
  private final JobsViewModel jobs;
  private final ObjectProperty<Lens> lens = new SimpleObjectProperty<>(Lens.JOBS);
  private final ObservableList<StuckRow> watched = FXCollections.observableArrayList();
  private Supplier<List<StuckRow>> visible = List::of;
  private boolean awaited;

  public WorklistViewModel(StuckViewModel stuck, JobsViewModel jobs) {
    this.stuck = stuck;
    this.jobs = jobs;
  }

  /// Looks at the stuck actions and scans for them, or does so once there is a connection.
  public void findStuck() {
    lens.set(Lens.STUCK);
    awaited = stuck.serviceProperty().get().isEmpty();
    stuck.scan();
  }

  /// Shows what a new connection is looked at for first: at AWS what is stuck, as jobs cannot be
  /// listed there.
  public void connected(ServiceConnection.Target target) {
    // What another connection watched is not of this one.
    watched.clear();
    if (target == ServiceConnection.Target.AWS || awaited) {
      findStuck();
    } else {
      lens.set(Lens.JOBS);
    }
  }

  /// Reads anew what the lens shows.
  ///
  /// @param watchedAgain reads the watched rows
  public void refresh(Runnable watchedAgain) {
    switch (lens.get()) {
      case STUCK -> stuck.scan();
      case JOBS -> jobs.reload();
      case WATCHED -> watchedAgain.run();
    }
  }

  /// Watches an action, or does no longer.
  public void toggleWatch(StuckRow.Stuck row) {
    if (!watched.removeIf(listed -> isOf(listed, row.stuck()))) {
      watched.add(row);
    }
  }

  /// Returns whether an action is watched.
  public boolean isWatched(StuckCase other) {
    return watched.stream().anyMatch(row -> isOf(row, other));
  }

  /// Returns the row of an action, if it is listed.
  public Optional<StuckRow.Stuck> listed(StuckCase other) {
    return Stream.concat(watched.stream(), stuck.found())
        .filter(row -> isOf(row, other))
        .map(StuckRow.Stuck.class::cast)
        .findFirst();
  }

  /// Shows an action as a newer reading found it, wherever it is listed.
  public void update(StuckRow.Stuck newer) {
    stuck.update(newer);
    watched.replaceAll(row -> isOf(row, newer.stuck()) ? newer : row);
  }

  private static boolean isOf(StuckRow row, StuckCase other) {
    return switch (row) {
      case StuckRow.Stuck stuck -> stuck.isOf(other);
      case StuckRow.Unread _ -> false;
    };
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
        .filter(row -> row.stuck().execution().map(ActionExecution::isUnderWay).orElse(true))
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
