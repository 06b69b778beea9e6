package dev.jobinspector.ui.history;

import dev.jobinspector.job.AttemptFilter;
import dev.jobinspector.job.AttemptHistory;
import dev.jobinspector.job.AttemptSummary;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the shown attempts sum up to. One count is under way at a time, and of those asked for
/// meanwhile only the latest follows: counting a million takes longer than typing a letter.
public final class SummaryViewModel {
  private record Question(AttemptHistory history, AttemptFilter filter) {}

  private final TaskRunner tasks;
  private Optional<Question> underWay = Optional.empty();
  private Optional<Question> waiting = Optional.empty();
  private final ReadOnlyObjectWrapper<Loadable<AttemptSummary>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());

  SummaryViewModel(TaskRunner tasks) {
    this.tasks = tasks;
  }

  void ask(AttemptHistory history, AttemptFilter filter) {
    waiting = Optional.of(new Question(history, filter));
    state.set(new Loadable.Loading<>());
    if (underWay.isEmpty()) {
      next();
    }
  }

  private void next() {
    underWay = waiting;
    waiting = Optional.empty();
    underWay.ifPresent(
        question ->
            tasks.run(
                "Counting attempts",
                () -> question.history().summary(question.filter()),
                end -> {
                  if (waiting.isPresent()) {
                    next();
                  } else {
                    underWay = Optional.empty();
                    state.set(end);
                  }
                }));
  }

  public ReadOnlyObjectProperty<Loadable<AttemptSummary>> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
