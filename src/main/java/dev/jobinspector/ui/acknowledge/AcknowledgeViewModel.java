package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Operation.Verb;
import dev.jobinspector.request.RequestForm;
import dev.jobinspector.request.copy.CopyAs;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.StatusMessages;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.SingleFlight;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Acknowledges the job in the form, one at a time, and holds what came of it.
public final class AcknowledgeViewModel extends SingleFlight<JobStatus> {
  /// What was sent about a job from here.
  public record Past(KnownJob job, List<Attempt> oldestFirst) {
    private Stream<Attempt> acknowledges(KnownJob of) {
      return oldestFirst.stream()
          .filter(_ -> job.sameJobAs(of))
          .filter(attempt -> attempt.intent().operation().verb() == Verb.ACKNOWLEDGE);
    }

    private static Optional<JobStatus> status(Attempt attempt) {
      return attempt.conclusion().flatMap(Conclusion::status);
    }
  }

  private final Consumer<JobAnswer<JobStatus>> answered;
  private final AcknowledgeForm form = new AcknowledgeForm();
  private final ObservableValue<Optional<String>> disabledReason;
  private final ObjectProperty<Optional<Past>> past = new SimpleObjectProperty<>(Optional.empty());
  private final ObservableValue<Optional<String>> note =
      Bindings.createObjectBinding(this::findNote, form.status(), past, resultProperty());

  /// @param answered told of every attempt that is over, also when the form has moved on
  public AcknowledgeViewModel(
      TaskRunner tasks, DoubleClickGuard gesture, Consumer<JobAnswer<JobStatus>> answered) {
    super(tasks, gesture, "Acknowledging the job");
    this.answered = answered;
    disabledReason =
        Bindings.createObjectBinding(
            this::findDisabledReason,
            serviceProperty(),
            readOnlyProperty(),
            form.jobIdProblem(),
            form.nonceProblem(),
            form.clientTokenProblem(),
            resultProperty());
    form.onEdited(this::edited);
  }

  /// Fills in what is known of a job that was picked; the rest is left to be typed.
  public void fill(KnownJob job) {
    form.fill(job);
    forget();
  }

  /// Fills in what a request file says; what was typed since the form was last filled in wins. A
  /// file that names no job adds to the one that is there.
  public void fill(RequestForm file) {
    form.fill(file);
    forget();
  }

  /// Empties the form: what it holds was for another connection.
  public void clear() {
    fill(KnownJob.bare(form.kindProperty().get(), ""));
  }

  /// Sends one acknowledge; does nothing while there is a reason not to send, so that a second
  /// click sends nothing.
  public void submit() {
    if (disabledReason.getValue().isPresent()) {
      return;
    }
    JobService by = serviceProperty().get().orElseThrow();
    JobRef job = form.ref().orElseThrow();
    KnownJob known = form.entered();
    Nonce nonce = known.nonce().orElseThrow();
    send(
        by,
        Operation.of(Verb.ACKNOWLEDGE, job.kind()),
        () -> by.acknowledge(job, nonce, known),
        completed -> answered.accept(new JobAnswer<>(known, completed, by)));
  }

  /// Returns the request of the form as commands and snippets, without its secrets; none while
  /// there is no connection to name in them.
  public List<CopyAs.Entry> copies() {
    KnownJob job = form.entered();
    return serviceProperty().get().stream()
        .flatMap(by -> CopyAs.acknowledge(job.kind(), job.id(), by.connection()).stream())
        .toList();
  }

  private Optional<String> findDisabledReason() {
    if (resultProperty().get() instanceof Loadable.Loaded) {
      return Optional.of("The service has answered. Change a field to send another request.");
    }
    Optional<String> ofRequest = generalReason();
    Optional<String> ofForm =
        Stream.of(form.jobIdProblem(), form.nonceProblem(), form.clientTokenProblem())
            .map(ObservableValue::getValue)
            .flatMap(Optional::stream)
            .findFirst();
    // That there is no connection, the tool bar says; here it counts once something is entered.
    return serviceProperty().get().isEmpty()
        ? ofForm.or(() -> ofRequest)
        : ofRequest.or(() -> ofForm);
  }

  private Optional<String> findNote() {
    return resultProperty().get() instanceof Loadable.Loaded
        ? Optional.empty()
        : form.status()
            .getValue()
            .filter(status -> !StatusMessages.yours(status) || isAnothers())
            .flatMap(StatusMessages::beforeAcknowledge);
  }

  /// Returns whether it is known that nobody has acknowledged the job from here.
  private boolean isAnothers() {
    KnownJob job = form.entered();
    return past.get()
        .filter(it -> it.job().sameJobAs(job))
        .filter(
            it ->
                it.acknowledges(job)
                    .flatMap(attempt -> Past.status(attempt).stream())
                    .noneMatch(StatusMessages::yours))
        .isPresent();
  }

  /// Returns why the service would refuse a result of the job, by the last status that was seen;
  /// empty if none was, or a later acknowledge was answered by none.
  Optional<String> resultRefused() {
    KnownJob job = form.entered();
    boolean outdated =
        past.get()
            .flatMap(it -> it.acknowledges(job).reduce((_, later) -> later))
            .filter(newest -> Past.status(newest).isEmpty())
            .isPresent();
    Optional<JobStatus> status = form.status().getValue();
    return outdated ? Optional.empty() : status.flatMap(StatusMessages::resultRefused);
  }

  /// Returns what was sent about the job that is shown; empty while that is not known.
  public ObjectProperty<Optional<Past>> pastProperty() {
    return past;
  }

  /// Returns what to know before acknowledging: a hint, which may be out of date.
  ObservableValue<Optional<String>> note() {
    return note;
  }

  /// Returns which job it is about.
  public AcknowledgeForm form() {
    return form;
  }

  /// Why nothing can be sent now, in words; empty if it can.
  public ObservableValue<Optional<String>> disabledReason() {
    return disabledReason;
  }
}
