package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Operation.Verb;
import dev.jobinspector.service.JobService;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.SingleFlight;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// Ends the job of the acknowledge form by a result: a failure or a success, one at a time.
public final class ResultViewModel extends SingleFlight<JobResult> {
  private final AcknowledgeViewModel about;
  private final Consumer<JobAnswer<JobResult>> answered;
  private final FailureForm failure = new FailureForm();
  private final SuccessForm success = new SuccessForm();
  private final ObservableValue<Optional<String>> jobId;
  private final ObservableValue<Optional<String>> failureDisabledReason;
  private final ObservableValue<Optional<String>> successDisabledReason;

  /// @param about the form that says which job it is, and holds its client token
  /// @param answered told of every attempt that is over, also when the form has moved on
  public ResultViewModel(
      TaskRunner tasks,
      DoubleClickGuard gesture,
      AcknowledgeViewModel about,
      Consumer<JobAnswer<JobResult>> answered) {
    super(tasks, gesture, "Reporting the result");
    this.about = about;
    serviceProperty().bind(about.serviceProperty());
    readOnlyProperty().bind(about.readOnlyProperty());
    this.answered = answered;
    jobId =
        Bindings.createObjectBinding(
            this::findJobId,
            about.form().jobIdProblem(),
            about.form().jobIdProperty(),
            about.form().kindProperty());
    failureDisabledReason = disabledReasonOf(failure);
    successDisabledReason = disabledReasonOf(success);
    about.form().clientTokenProperty().subscribe(_ -> edited());
    failure.typeProperty().subscribe(_ -> edited());
    Stream.of(failure, success)
        .flatMap(form -> form.texts().stream())
        .forEach(text -> text.textProperty().subscribe(_ -> edited()));
    about.form().kindProperty().subscribe(_ -> anotherJob());
    about.form().jobIdProperty().subscribe(_ -> anotherJob());
  }

  /// Reports what the form says, once; does nothing while there is a reason not to send, so that a
  /// second click sends nothing.
  public void report(ResultForm form) {
    if (disabledReason(form).getValue().isPresent()) {
      return;
    }
    JobService by = serviceProperty().get().orElseThrow();
    JobRef job = about.form().ref().orElseThrow();
    KnownJob known = about.form().entered();
    JobResult reported = form.entered();
    send(
        by,
        Operation.of(
            switch (reported) {
              case JobResult.Success _ -> Verb.PUT_SUCCESS;
              case JobResult.Failure _ -> Verb.PUT_FAILURE;
            },
            job.kind()),
        () -> by.report(job, reported, known),
        completed -> answered.accept(new JobAnswer<>(known, completed, by)));
  }

  /// Proposes the message of a failure, unless one was entered; it can be changed.
  public void proposeFailure(String message) {
    if (failure.message().textProperty().get().isBlank()) {
      failure.message().textProperty().set(message);
    }
  }

  private void anotherJob() {
    failure.clear();
    success.clear();
    forget();
  }

  private Optional<String> findJobId() {
    return about.form().jobIdProblem().getValue().isPresent()
        ? Optional.empty()
        : Optional.of(about.form().entered().id());
  }

  private ObservableValue<Optional<String>> disabledReasonOf(ResultForm form) {
    return Bindings.createObjectBinding(
        () -> findDisabledReason(form),
        Stream.<Observable>concat(
                Stream.of(
                    serviceProperty(),
                    readOnlyProperty(),
                    about.form().jobIdProblem(),
                    about.form().clientTokenProblem(),
                    about.form().status(),
                    about.pastProperty(),
                    resultProperty()),
                form.texts().stream().map(CheckedText::problem))
            .toArray(Observable[]::new));
  }

  private Optional<String> findDisabledReason(ResultForm form) {
    if (resultProperty().get() instanceof Loadable.Loaded) {
      return Optional.of("The service accepted a result. Change a field to report another.");
    }
    return generalReason()
        .or(about::resultRefused)
        .or(
            () ->
                Stream.concat(
                        Stream.of(about.form().jobIdProblem(), about.form().clientTokenProblem()),
                        form.texts().stream().map(CheckedText::problem))
                    .map(ObservableValue::getValue)
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  public FailureForm failure() {
    return failure;
  }

  public SuccessForm success() {
    return success;
  }

  /// Returns the job that would be ended; empty while its id is not complete.
  public ObservableValue<Optional<String>> jobId() {
    return jobId;
  }

  /// Why a form cannot be sent now, in words; empty if it can.
  public ObservableValue<Optional<String>> disabledReason(ResultForm form) {
    return switch (form) {
      case FailureForm _ -> failureDisabledReason;
      case SuccessForm _ -> successDisabledReason;
    };
  }
}
