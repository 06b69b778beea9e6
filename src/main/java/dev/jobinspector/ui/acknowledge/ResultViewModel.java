package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.Completed;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobResult;
import dev.jobinspector.job.JobService;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Reply;
import dev.jobinspector.troubleshooting.FailureWords;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.OneGesture;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Ends the job of the acknowledge form by a result: a failure or a success, one at a time.
public final class ResultViewModel {
  /// What happened on a finished attempt; the rest of the window wants to know.
  ///
  /// @param by whom it was made with, which may no longer be the connection in force
  public record Answer(KnownJob job, Completed<JobResult> completed, JobService by) {}

  private record Ended(Completed<JobResult> completed, Loadable<JobResult> shown) {}

  private final TaskRunner tasks;
  private final OneGesture gesture;
  private final AcknowledgeViewModel about;
  private final Consumer<Answer> answered;
  private final FailureForm failure = new FailureForm();
  private final SuccessForm success = new SuccessForm();
  private final ReadOnlyObjectWrapper<Loadable<JobResult>> result =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ObservableValue<Optional<String>> jobId;
  private final ObservableValue<Optional<String>> failureHindrance;
  private final ObservableValue<Optional<String>> successHindrance;

  /// @param about the form that says which job it is, and holds its client token
  /// @param answered told of every attempt that is over, also when the form has moved on
  public ResultViewModel(
      TaskRunner tasks, OneGesture gesture, AcknowledgeViewModel about, Consumer<Answer> answered) {
    this.tasks = tasks;
    this.gesture = gesture;
    this.about = about;
    this.answered = answered;
    jobId =
        Bindings.createObjectBinding(
            this::findJobId, about.jobIdProblem(), about.jobIdProperty(), about.kindProperty());
    failureHindrance = hindranceOf(failure);
    successHindrance = hindranceOf(success);
    about.clientTokenProperty().subscribe(_ -> edited());
    failure.typeProperty().subscribe(_ -> edited());
    Stream.of(failure, success)
        .flatMap(form -> form.texts().stream())
        .forEach(text -> text.textProperty().subscribe(_ -> edited()));
    about.kindProperty().subscribe(_ -> anotherJob());
    about.jobIdProperty().subscribe(_ -> anotherJob());
  }

  /// Reports what the form says, once; does nothing while there is a hindrance, so that a second
  /// click sends nothing.
  public void report(ResultForm form) {
    if (hindrance(form).getValue().isPresent() || gesture.goesOn()) {
      return;
    }
    JobService by = about.serviceProperty().get().orElseThrow();
    JobRef job = about.ref().orElseThrow();
    KnownJob known = about.entered();
    JobResult reported = form.entered();
    var loading = new Loadable.Loading<JobResult>();
    result.set(loading);
    tasks.run(
        "Reporting the result",
        () -> report(by, job, reported, known),
        end -> {
          gesture.answered();
          if (result.get() == loading) {
            result.set(shown(end));
          }
          if (end instanceof Loadable.Loaded(var ended)) {
            answered.accept(new Answer(known, ended.completed(), by));
          }
        });
  }

  private static Ended report(JobService by, JobRef job, JobResult reported, KnownJob known) {
    Completed<JobResult> completed = by.report(job, reported, known);
    return new Ended(
        completed,
        switch (completed.reply()) {
          case Reply.Answered<JobResult>(var taken, _) -> new Loadable.Loaded<>(taken);
          case Reply.Failed<JobResult>(var why, var receipt) ->
              new Loadable.Failed<>(
                  FailureWords.explain(
                      why,
                      receipt,
                      completed.attempt().intent().operation(),
                      by.earlierAttempts(completed.attempt())));
        });
  }

  private static Loadable<JobResult> shown(Loadable<Ended> end) {
    return switch (end) {
      case Loadable.Loaded<Ended>(Ended(_, var shown)) -> shown;
      case Loadable.Failed<Ended>(var why) -> new Loadable.Failed<>(why);
      case Loadable.Idle<Ended> _, Loadable.Loading<Ended> _ -> new Loadable.Idle<>();
    };
  }

  private void edited() {
    gesture.ended();
    if (!(result.get() instanceof Loadable.Loading)) {
      result.set(new Loadable.Idle<>());
    }
  }

  private void anotherJob() {
    failure.clear();
    success.clear();
    gesture.ended();
    result.set(new Loadable.Idle<>());
  }

  private Optional<String> findJobId() {
    return about.jobIdProblem().getValue().isPresent()
        ? Optional.empty()
        : Optional.of(about.entered().id());
  }

  private ObservableValue<Optional<String>> hindranceOf(ResultForm form) {
    return Bindings.createObjectBinding(
        () -> findHindrance(form),
        Stream.<Observable>concat(
                Stream.of(
                    about.serviceProperty(),
                    about.readOnlyProperty(),
                    about.jobIdProblem(),
                    about.clientTokenProblem(),
                    result),
                form.texts().stream().map(CheckedText::problem))
            .toArray(Observable[]::new));
  }

  private Optional<String> findHindrance(ResultForm form) {
    if (result.get() instanceof Loadable.Loading) {
      return Optional.of("The report is under way.");
    }
    if (result.get() instanceof Loadable.Loaded) {
      return Optional.of("The service has taken a result. Edit a field to report another.");
    }
    if (about.serviceProperty().get().isEmpty()) {
      return Optional.of("There is no connection.");
    }
    if (about.readOnlyProperty().get()) {
      return Optional.of("The read-only switch is on: nothing that changes a job is sent.");
    }
    return Stream.concat(
            List.of(about.jobIdProblem(), about.clientTokenProblem()).stream(),
            form.texts().stream().map(CheckedText::problem))
        .map(ObservableValue::getValue)
        .flatMap(Optional::stream)
        .findFirst();
  }

  public FailureForm failure() {
    return failure;
  }

  public SuccessForm success() {
    return success;
  }

  /// The job that would be ended; empty while its id is not complete.
  public ObservableValue<Optional<String>> jobId() {
    return jobId;
  }

  /// Why a form cannot be sent now, in words; empty if it can.
  public ObservableValue<Optional<String>> hindrance(ResultForm form) {
    return switch (form) {
      case FailureForm _ -> failureHindrance;
      case SuccessForm _ -> successHindrance;
    };
  }

  /// What came of the last report on this job. The reply has no status, so it is what was taken.
  public ReadOnlyObjectProperty<Loadable<JobResult>> resultProperty() {
    return result.getReadOnlyProperty();
  }
}
