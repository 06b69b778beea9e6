package dev.jobinspector.ui.worklist;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MultipleSelectionModel;

/// Keeps the rows that a list or a table shows as selected and those of its view model the same.
/// What the user selects goes to the view model. When that has replaced rows, which makes JavaFX
/// drop all of the selection but one row or all of it, its rows are selected again.
final class RowSelection<R> {
  private final MultipleSelectionModel<R> shown;
  private final Supplier<List<R>> rows;
  private final ReadOnlyBooleanProperty updating;
  private final ObservableValue<Optional<R>> picked;
  private final ObjectProperty<List<R>> selected;
  private boolean selecting;
  private boolean picking;

  /// @param rows what is listed now
  /// @param updating whether the view model is changing the rows
  /// @param picked the one row that the case is about
  /// @param selected all of them
  /// @param pick told of the row that the user selected last
  RowSelection(
      MultipleSelectionModel<R> shown,
      Supplier<List<R>> rows,
      ReadOnlyBooleanProperty updating,
      ObservableValue<Optional<R>> picked,
      ObjectProperty<List<R>> selected,
      Consumer<R> pick) {
    this.shown = shown;
    this.rows = rows;
    this.updating = updating;
    this.picked = picked;
    this.selected = selected;
    shown.getSelectedItems().addListener((ListChangeListener<R>) _ -> take());
    shown
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null && isUsers()) {
                picking = true;
                pick.accept(row);
                picking = false;
              }
            });
    updating.subscribe(
        now -> {
          if (!now) {
            restore();
          }
        });
    picked.subscribe(this::follow);
  }

  private boolean isUsers() {
    return !selecting && !updating.get();
  }

  private void take() {
    if (isUsers()) {
      selected.set(selectedNow());
    }
  }

  /// While rows change, some of the selected may be gone.
  private List<R> selectedNow() {
    return shown.getSelectedItems().stream().filter(Objects::nonNull).toList();
  }

  /// A row may be picked elsewhere; of what the user selects it is the last.
  private void follow(Optional<R> now) {
    if (now.isEmpty()) {
      shown.clearSelection();
    } else if (!updating.get() && !now.get().equals(shown.getSelectedItem())) {
      select(now.stream().toList(), now);
    }
  }

  private void restore() {
    if (picking) { // in the midst of the user's selection, which is not whole yet
      follow(picked.getValue());
      return;
    }
    Optional<R> last = picked.getValue();
    boolean several = last.isEmpty() || last.filter(selected.get()::contains).isPresent();
    select(several ? selected.get() : last.stream().toList(), last);
  }

  private void select(List<R> wanted, Optional<R> last) {
    List<R> listed = rows.get();
    List<R> there = wanted.stream().filter(listed::contains).toList();
    // Where nothing is selected, no row has the focus: an arrow key goes to the first.
    if (there.isEmpty()
        || !Set.copyOf(there).equals(Set.copyOf(selectedNow()))
        || !last.filter(there::contains).equals(Optional.ofNullable(shown.getSelectedItem()))) {
      selecting = true;
      shown.clearSelection();
      there.stream()
          .filter(row -> !last.equals(Optional.of(row)))
          .forEach(row -> shown.select(listed.indexOf(row)));
      last.filter(there::contains).ifPresent(row -> shown.select(listed.indexOf(row)));
      selecting = false;
    }
    selected.set(selectedNow());
  }
}
