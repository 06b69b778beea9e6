package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobService;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.Secret;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.request.RequestForm;
import dev.jobinspector.request.copy.CopyAs;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.OneGesture;
import dev.jobinspector.ui.common.OneRequest;
import dev.jobinspector.ui.common.Pasted;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// The form: its fields, what is wrong with them, and one acknowledge at a time.
public final class AcknowledgeViewModel {
  private final OneRequest<JobStatus> request;
  private final Consumer<Answer<JobStatus>> answered;
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty readOnly = new SimpleBooleanProperty();
  private final ObjectProperty<JobKind> kind = new SimpleObjectProperty<>(JobKind.CUSTOM);
  private final StringProperty jobId = new SimpleStringProperty("");
  private final StringProperty nonce = new SimpleStringProperty("");
  private final StringProperty clientToken = new SimpleStringProperty("");
  private final ObservableValue<Optional<String>> jobIdProblem;
  private final ObservableValue<Optional<String>> nonceProblem;
  private final ObservableValue<Optional<String>> clientTokenProblem;
  private final ObservableValue<Optional<String>> hindrance;
  private KnownJob context = KnownJob.bare(JobKind.CUSTOM, "");
  private RequestForm given = RequestForm.ofKind(JobKind.CUSTOM);

  /// @param answered told of every attempt that is over, also when the form has moved on
  public AcknowledgeViewModel(
      TaskRunner tasks, OneGesture gesture, Consumer<Answer<JobStatus>> answered) {
    request = new OneRequest<>(tasks, gesture, "Acknowledging the job");
    this.answered = answered;
    jobIdProblem = Bindings.createObjectBinding(this::problemOfJobId, kind, jobId);
    nonceProblem = problem(nonce, Nonce::problemWith);
    clientTokenProblem = Bindings.createObjectBinding(this::problemOfToken, kind, clientToken);
    hindrance =
        Bindings.createObjectBinding(
            this::findHindrance,
            service,
            readOnly,
            jobIdProblem,
            nonceProblem,
            clientTokenProblem,
            request.resultProperty());
    Stream.<ObservableValue<?>>of(kind, jobId, nonce, clientToken)
        .forEach(field -> field.subscribe(request::edited));
  }

  /// Fills in what is known of a job that was picked; the rest is left to be typed.
  public void fill(KnownJob job) {
    kind.set(job.kind());
    jobId.set(job.id());
    nonce.set(job.nonce().map(Nonce::value).orElse(""));
    clientToken.set(job.clientToken().map(ClientToken::value).orElse(""));
    context = job;
    given = form();
    request.forget();
  }

  /// Fills in what a request file says; what was typed since the form was last filled in wins. A
  /// file that names no job adds to the one that is there.
  public void fill(RequestForm file) {
    boolean sameJob = file.jobId().isEmpty() || file.jobId().equals(text(jobId));
    RequestForm merged = (sameJob ? form().overlaidBy(file) : file).overlaidBy(typed());
    merged.kind().ifPresent(kind::set);
    jobId.set(merged.jobId().orElse(""));
    nonce.set(merged.nonce().map(Secret::reveal).orElse(""));
    clientToken.set(merged.clientToken().map(Secret::reveal).orElse(""));
    given = (sameJob ? given : RequestForm.ofKind(kind.get())).overlaidBy(file);
    request.forget();
  }

  /// What stands in the form, complete or not.
  public RequestForm form() {
    return new RequestForm(
        Optional.of(kind.get()),
        text(jobId),
        text(nonce).map(Secret::new),
        kind.get() == JobKind.THIRD_PARTY ? text(clientToken).map(Secret::new) : Optional.empty());
  }

  /// What the user typed over what was filled in.
  public RequestForm typed() {
    RequestForm now = form();
    Optional<Secret> token = now.clientToken().filter(text -> !isGiven(text, given.clientToken()));
    return new RequestForm(
        now.kind().filter(chosen -> token.isPresent() || !isGiven(chosen, given.kind())),
        now.jobId().filter(text -> !isGiven(text, given.jobId())),
        now.nonce().filter(text -> !isGiven(text, given.nonce())),
        token);
  }

  private static <T> boolean isGiven(T value, Optional<T> given) {
    return given.filter(value::equals).isPresent();
  }

  private static Optional<String> text(StringProperty field) {
    return Optional.of(Pasted.trimmed(field.get())).filter(text -> !text.isEmpty());
  }

  /// Empties the form: what it holds was for another connection.
  public void clear() {
    fill(KnownJob.bare(kind.get(), ""));
  }

  /// Takes over what became known of the job in the form, without touching what was typed.
  public void learned(KnownJob job) {
    if (job.sameJobAs(entered())) {
      context = job;
      if (nonce.get().isEmpty()) {
        job.nonce().ifPresent(this::give);
      }
    }
  }

  /// Nobody has typed it: another job's request file replaces it.
  private void give(Nonce known) {
    nonce.set(known.value());
    given =
        new RequestForm(
            given.kind(), given.jobId(), text(nonce).map(Secret::new), given.clientToken());
  }

  /// Sends one acknowledge; does nothing while there is a hindrance, so that a second click sends
  /// nothing.
  public void submit() {
    if (hindrance.getValue().isPresent()) {
      return;
    }
    JobService by = service.get().orElseThrow();
    JobRef job = ref().orElseThrow();
    Nonce key = new Nonce(Pasted.trimmed(nonce.get()));
    KnownJob known = entered();
    request.send(
        by,
        () -> by.acknowledge(job, key, known),
        completed -> answered.accept(new Answer<>(known, completed, by)));
  }

  /// What names the job in the form to the service; empty while it is not complete.
  public Optional<JobRef> ref() {
    if (jobIdProblem.getValue().isPresent() || clientTokenProblem.getValue().isPresent()) {
      return Optional.empty();
    }
    String id = Pasted.trimmed(jobId.get());
    return Optional.of(
        switch (kind.get()) {
          case CUSTOM -> new CustomJob(new JobId(id));
          case THIRD_PARTY ->
              new ThirdPartyJob(
                  new ThirdPartyJobId(id), new ClientToken(Pasted.trimmed(clientToken.get())));
        });
  }

  /// The job in the form, with what is known of it.
  public KnownJob entered() {
    String id = Pasted.trimmed(jobId.get());
    KnownJob bare = KnownJob.bare(kind.get(), id);
    return (context.sameJobAs(bare) ? context : bare)
        .withSecrets(
            typed(nonce, Nonce::problemWith).map(Nonce::new),
            kind.get() == JobKind.THIRD_PARTY
                ? typed(clientToken, ClientToken::problemWith).map(ClientToken::new)
                : Optional.empty());
  }

  /// The request of the form as commands and snippets, without its secrets; none while there is no
  /// connection to name in them.
  public List<CopyAs.Entry> copies() {
    return service.get().stream()
        .flatMap(
            by ->
                CopyAs.acknowledge(kind.get(), Pasted.trimmed(jobId.get()), by.connection())
                    .stream())
        .toList();
  }

  private static Optional<String> typed(
      StringProperty field, Function<String, Optional<String>> check) {
    return Optional.of(Pasted.trimmed(field.get())).filter(text -> check.apply(text).isEmpty());
  }

  private Optional<String> problemOfJobId() {
    String id = Pasted.trimmed(jobId.get());
    return switch (kind.get()) {
      case CUSTOM -> JobId.problemWith(id);
      case THIRD_PARTY -> ThirdPartyJobId.problemWith(id);
    };
  }

  private Optional<String> problemOfToken() {
    return switch (kind.get()) {
      case CUSTOM -> Optional.empty();
      case THIRD_PARTY -> ClientToken.problemWith(Pasted.trimmed(clientToken.get()));
    };
  }

  private static ObservableValue<Optional<String>> problem(
      StringProperty field, Function<String, Optional<String>> check) {
    return field.map(text -> check.apply(Pasted.trimmed(text)));
  }

  private Optional<String> findHindrance() {
    if (request.resultProperty().get() instanceof Loadable.Loaded) {
      return Optional.of("The service has answered. Edit a field to send another request.");
    }
    return request
        .hindrance(service.get(), readOnly.get())
        .or(
            () ->
                Stream.of(jobIdProblem, nonceProblem, clientTokenProblem)
                    .map(ObservableValue::getValue)
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  public ObjectProperty<Optional<JobService>> serviceProperty() {
    return service;
  }

  public BooleanProperty readOnlyProperty() {
    return readOnly;
  }

  public ObjectProperty<JobKind> kindProperty() {
    return kind;
  }

  public StringProperty jobIdProperty() {
    return jobId;
  }

  public StringProperty nonceProperty() {
    return nonce;
  }

  public StringProperty clientTokenProperty() {
    return clientToken;
  }

  public ObservableValue<Optional<String>> jobIdProblem() {
    return jobIdProblem;
  }

  public ObservableValue<Optional<String>> nonceProblem() {
    return nonceProblem;
  }

  public ObservableValue<Optional<String>> clientTokenProblem() {
    return clientTokenProblem;
  }

  /// Why nothing can be sent now, in words; empty if it can.
  public ObservableValue<Optional<String>> hindrance() {
    return hindrance;
  }

  /// What came of the last acknowledge of this form.
  public ReadOnlyObjectProperty<Loadable<JobStatus>> resultProperty() {
    return request.resultProperty();
  }
}
