package dev.jobinspector.ui.history;

import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Asks one question at a time; of those that come meanwhile the newest follows, and the others are
/// never asked: searching a million attempts takes longer than typing a letter.
public final class LatestRequest<T> {
  private record Question<T>(Callable<T> work, Consumer<Loadable<T>> then) {}

  private final TaskRunner tasks;
  private final String title;
  private Optional<Question<T>> inProgress = Optional.empty();
  private Optional<Question<T>> waiting = Optional.empty();

  /// @param title see [TaskRunner#run]
  public LatestRequest(TaskRunner tasks, String title) {
    this.tasks = tasks;
    this.title = title;
  }

  /// Does the work now or when what is in progress has ended.
  ///
  /// @param then is told its end, unless a newer question waits by then
  public void ask(Callable<T> work, Consumer<Loadable<T>> then) {
    waiting = Optional.of(new Question<>(work, then));
    if (inProgress.isEmpty()) {
      next();
    }
  }

  /// Whoever is asked next is somebody else: that does not wait for what is in progress, whose end
  /// is told to nobody.
  public void forget() {
    inProgress = Optional.empty();
    waiting = Optional.empty();
  }

  private void next() {
    inProgress = waiting;
    waiting = Optional.empty();
    inProgress.ifPresent(
        question -> tasks.run(title, question.work(), end -> ended(question, end)));
  }

  private void ended(Question<T> question, Loadable<T> end) {
    if (inProgress.filter(question::equals).isEmpty()) {
      return;
    }
    if (waiting.isPresent()) {
      next();
    } else {
      inProgress = Optional.empty();
      question.then().accept(end);
    }
  }
}
