package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the shown attempts sum up to.
public final class SummaryViewModel {
  private final LatestRequest<AttemptSummary> questions;
  private final ReadOnlyObjectWrapper<Loadable<AttemptSummary>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());

  SummaryViewModel(TaskRunner tasks) {
    questions = new LatestRequest<>(tasks, "Counting attempts");
  }

  void ask(AttemptHistory history, AttemptFilter filter) {
    state.set(new Loadable.Loading<>());
    questions.ask(() -> history.summary(filter), state::set);
  }

  /// Takes the sum away: it is of another history.
  void clear() {
    questions.forget();
    state.set(new Loadable.Idle<>());
  }

  /// Returns how many match, as far as it is known; empty while they are counted, or if there are
  /// more.
  OptionalLong total() {
    return state.get() instanceof Loadable.Loaded<AttemptSummary>(var sum) && sum.whole()
        ? OptionalLong.of(sum.count())
        : OptionalLong.empty();
  }

  public ReadOnlyObjectProperty<Loadable<AttemptSummary>> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
