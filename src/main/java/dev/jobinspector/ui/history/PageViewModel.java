package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The rows on screen: the first that match, and more below them on demand.
public final class PageViewModel {
  static final int ROWS = 200;

  private record Asked(AttemptHistory history, AttemptQuery first) {}

  private final LatestRequest<List<Attempt>> questions;
  private final ObservableList<Attempt> rows = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Loadable<List<Attempt>>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private Optional<Asked> asked = Optional.empty();

  PageViewModel(TaskRunner tasks) {
    questions = new LatestRequest<>(tasks, "Reading the history");
  }

  /// Reads the first rows; those that are there stay until then.
  ///
  /// @param query asks for one more than [#ROWS], which tells whether there are more
  void ask(AttemptHistory history, AttemptQuery query) {
    asked = Optional.of(new Asked(history, query));
    load(history, query, false);
  }

  /// Reads the next rows below those that are there.
  public void showMore() {
    if (more.get()) {
      asked.ifPresent(page -> load(page.history(), page.first().after(rows.getLast()), true));
    }
  }

  /// Takes all rows away: none may stand there as if it were of another history.
  void clear() {
    questions.forget();
    asked = Optional.empty();
    state.set(new Loadable.Idle<>());
    more.set(false);
    rows.clear();
  }

  private void load(AttemptHistory history, AttemptQuery query, boolean below) {
    state.set(new Loadable.Loading<>());
    more.set(false);
    questions.ask(
        () -> history.find(query),
        end -> {
          state.set(end);
          show(end, below);
        });
  }

  private void show(Loadable<List<Attempt>> end, boolean below) {
    if (end instanceof Loadable.Loaded(var found)) {
      List<Attempt> page = found.subList(0, Math.min(ROWS, found.size()));
      more.set(found.size() > ROWS);
      if (below) {
        rows.addAll(page);
      } else {
        rows.setAll(page);
      }
    } else {
      more.set(below);
    }
  }

  public ObservableList<Attempt> rows() {
    return rows;
  }

  /// Returns whether there are more rows that match, and none are being read.
  public ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Loadable<List<Attempt>>> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
