package dev.jobinspector.ui.worklist;

import dev.jobinspector.job.KnownJob;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

/// The rows that a scan found: those that the filter shows, and which are selected and picked.
public final class StuckRows {
  private final Clock clock;
  private final Consumer<StuckRow.Stuck> opened;
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObservableList<StuckRow> all = FXCollections.observableArrayList();
  private final FilteredList<StuckRow> shown = new FilteredList<>(all);
  private final Chips<StuckRow> chips =
      new Chips<>(all, row -> Optional.of(StuckMessages.mark(row)), StuckMessages::kind);
  private final ReadOnlyObjectWrapper<Optional<StuckRow>> picked =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<List<StuckRow>> selected = new SimpleObjectProperty<>(List.of());
  private final ReadOnlyBooleanWrapper updating = new ReadOnlyBooleanWrapper();

  /// @param opened told of an action that the user wants to see
  StuckRows(Clock clock, Consumer<StuckRow.Stuck> opened) {
    this.clock = clock;
    this.opened = opened;
    filter.subscribe(() -> update(this::choose));
    chips.onChosen(() -> update(this::choose));
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

  /// Shows what a newer scan found; what is selected stays so where it was found again.
  void show(List<StuckRow> found) {
    Optional<StuckRow> before = picked.get();
    update(
        () -> {
          all.setAll(found);
          selected.set(selected.get().stream().map(this::foundAgain).toList());
          picked.set(before.map(this::foundAgain).filter(all::contains));
        });
    // The case that is open is to know the job, too, by which the scan recognised it.
    if (jobId(picked.get()).isPresent() && !jobId(picked.get()).equals(jobId(before))) {
      open(picked.get());
    }
  }

  private StuckRow foundAgain(StuckRow before) {
    return all.stream().filter(before::isSameAs).findFirst().orElse(before);
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
          all.replaceAll(row -> before.test(row) ? newer : row);
          elsewhere.run();
          selected.set(selected.get().stream().map(row -> before.test(row) ? newer : row).toList());
          if (wasPicked) {
            picked.set(Optional.of(newer));
          }
        });
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
    shown.setPredicate(row -> chips.allow(row) && matches(row, text, now));
  }

  private static boolean matches(StuckRow row, String text, Instant now) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || StuckMessages.all(row, now).stream()
            .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /// Returns the rows that are shown, as text with tabs between the columns.
  public String copied() {
    Instant now = clock.instant();
    return Stream.concat(
            Stream.of(StuckMessages.TITLES), shown.stream().map(row -> StuckMessages.all(row, now)))
        .map(line -> String.join("\t", line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// Returns all rows, whether or not the filter shows them.
  Stream<StuckRow> all() {
    return all.stream();
  }

  /// Returns those that match the filter: stuck actions, the longest first, then what could not be
  /// read.
  public ObservableList<StuckRow> shown() {
    return shown;
  }

  /// Returns what any column must contain.
  public StringProperty filterProperty() {
    return filter;
  }

  /// Returns what lets through rows of some marks and kinds only.
  Chips<StuckRow> chips() {
    return chips;
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
}
