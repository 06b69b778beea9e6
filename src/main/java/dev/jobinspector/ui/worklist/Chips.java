package dev.jobinspector.ui.worklist;

import dev.jobinspector.ui.common.Mark;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/// Lets through the rows of some marks and some kinds; all, while none is chosen. What can be
/// chosen is what the rows have, and what is chosen already.
final class Chips<R> {
  /// One that can be chosen: a mark, or a kind.
  record Chip(Optional<Mark.Kind> mark, String name) {}

  private final ObservableList<R> rows;
  private final Function<R, Optional<Mark.Kind>> mark;
  private final Function<R, Optional<String>> kind;
  private final Set<Mark.Kind> marks = EnumSet.noneOf(Mark.Kind.class);
  private final Set<String> kinds = new TreeSet<>();
  private final ReadOnlyObjectWrapper<List<Chip>> offered = new ReadOnlyObjectWrapper<>(List.of());
  private Runnable chosen = () -> {};

  Chips(
      ObservableList<R> rows,
      Function<R, Optional<Mark.Kind>> mark,
      Function<R, Optional<String>> kind) {
    this.rows = rows;
    this.mark = mark;
    this.kind = kind;
    rows.subscribe(this::offer);
  }

  /// Tells who shows the rows that others are to be shown.
  void onChosen(Runnable told) {
    chosen = told;
  }

  private void offer() {
    Set<Mark.Kind> ofRows = EnumSet.noneOf(Mark.Kind.class);
    ofRows.addAll(marks);
    Set<String> kindsOfRows = new TreeSet<>(kinds);
    for (R row : rows) {
      mark.apply(row).ifPresent(ofRows::add);
      kind.apply(row).ifPresent(kindsOfRows::add);
    }
    offered.set(
        Stream.concat(
                severalOf(ofRows).map(it -> new Chip(Optional.of(it), it.text())),
                severalOf(kindsOfRows).map(it -> new Chip(Optional.empty(), it)))
            .toList());
  }

  /// One alone would let through all or nothing.
  private static <T> Stream<T> severalOf(Collection<T> values) {
    return values.size() > 1 ? values.stream() : Stream.of();
  }

  /// Chooses a chip, or does no longer.
  void choose(Chip chip, boolean is) {
    boolean changed =
        chip.mark()
            .map(of -> is ? marks.add(of) : marks.remove(of))
            .orElseGet(() -> is ? kinds.add(chip.name()) : kinds.remove(chip.name()));
    if (changed) {
      offer();
      chosen.run();
    }
  }

  boolean isChosen(Chip chip) {
    return chip.mark().map(marks::contains).orElseGet(() -> kinds.contains(chip.name()));
  }

  boolean allow(R row) {
    return (marks.isEmpty() || mark.apply(row).filter(marks::contains).isPresent())
        && (kinds.isEmpty() || kind.apply(row).filter(kinds::contains).isPresent());
  }

  /// Returns what can be chosen: marks, then kinds.
  ReadOnlyObjectProperty<List<Chip>> offeredProperty() {
    return offered.getReadOnlyProperty();
  }
}
