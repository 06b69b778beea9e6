package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.Secret;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.request.RequestForm;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.PastedText;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Which job it is about: the fields, what is wrong with them, and what of them the user typed over
/// what was filled in.
public final class AcknowledgeForm {
  private final ObjectProperty<JobKind> kind = new SimpleObjectProperty<>(JobKind.CUSTOM);
  private final StringProperty jobId = new SimpleStringProperty("");
  private final StringProperty nonce = new SimpleStringProperty("");
  private final StringProperty clientToken = new SimpleStringProperty("");
  private final ObservableValue<Optional<String>> jobIdProblem =
      Bindings.createObjectBinding(this::problemOfJobId, kind, jobId);
  private final ObservableValue<Optional<String>> jobIdNote =
      Bindings.createObjectBinding(this::noteOfJobId, kind, jobId);
  private final ObservableValue<Optional<String>> nonceNote =
      Bindings.createObjectBinding(this::noteOfNonce, kind, jobId, nonce, clientToken);
  private final ObservableValue<Optional<String>> nonceProblem =
      nonce.map(text -> Nonce.problemWith(PastedText.trimmed(text)));
  private final ObservableValue<Optional<String>> clientTokenProblem =
      Bindings.createObjectBinding(this::problemOfToken, kind, clientToken);
  private final ObjectProperty<KnownJob> context =
      new SimpleObjectProperty<>(KnownJob.bare(JobKind.CUSTOM, ""));
  private final ObservableValue<Optional<JobStatus>> status =
      Bindings.createObjectBinding(() -> entered().status(), context, kind, jobId);
  private RequestForm given = RequestForm.ofKind(JobKind.CUSTOM);
  private final ListedJobs listed = new ListedJobs();
  private KnownJob lent = context.get();
  private boolean filling;

  AcknowledgeForm() {
    jobId.subscribe(_ -> recognise());
  }

  /// Returns where it looks up what is known of a job whose id is typed or pasted.
  public ListedJobs listed() {
    return listed;
  }

  private void recognise() {
    if (filling) {
      return;
    }
    // Of a job whose id only begins that of the one which is meant.
    takeBack(nonce, lent.nonce().map(Nonce::value));
    takeBack(clientToken, lent.clientToken().map(ClientToken::value));
    lent = lent.withSecrets(Optional.empty(), Optional.empty());
    listed.named(PastedText.trimmed(jobId.get()), kind.get()).ifPresent(this::takeOver);
  }

  private static void takeBack(StringProperty field, Optional<String> value) {
    value.filter(field.get()::equals).ifPresent(_ -> field.set(""));
  }

  private void takeOver(KnownJob job) {
    kind.set(job.kind());
    lent =
        job.withSecrets(
            job.nonce().filter(_ -> nonce.get().isEmpty()),
            job.clientToken().filter(_ -> clientToken.get().isEmpty()));
    lent.nonce().ifPresent(known -> nonce.set(known.value()));
    lent.clientToken().ifPresent(known -> clientToken.set(known.value()));
    context.set(job);
    given =
        new RequestForm(
            Optional.of(job.kind()),
            given.jobId(),
            lent.nonce().map(it -> new Secret(it.value())).or(given::nonce),
            lent.clientToken().map(it -> new Secret(it.value())).or(given::clientToken));
  }

  /// Has it told whenever a field changes.
  void onEdited(Runnable edited) {
    Stream.<ObservableValue<?>>of(kind, jobId, nonce, clientToken)
        .forEach(field -> field.subscribe(edited));
  }

  /// Fills in what is known of a job that was picked; the rest is left to be typed.
  void fill(KnownJob job) {
    kind.set(job.kind());
    setId(job.id());
    nonce.set(job.nonce().map(Nonce::value).orElse(""));
    clientToken.set(job.clientToken().map(ClientToken::value).orElse(""));
    context.set(job);
    given = entries();
  }

  /// Fills in what a request file says; what was typed since the form was last filled in wins. A
  /// file that names no job adds to the one that is there.
  void fill(RequestForm file) {
    boolean sameJob = file.jobId().isEmpty() || file.jobId().equals(text(jobId));
    RequestForm merged = (sameJob ? entries().overlaidBy(file) : file).overlaidBy(typed());
    merged.kind().ifPresent(kind::set);
    setId(merged.jobId().orElse(""));
    nonce.set(merged.nonce().map(Secret::reveal).orElse(""));
    clientToken.set(merged.clientToken().map(Secret::reveal).orElse(""));
    given = (sameJob ? given : RequestForm.ofKind(kind.get())).overlaidBy(file);
  }

  private void setId(String id) {
    filling = true;
    jobId.set(id);
    filling = false;
    lent = lent.withSecrets(Optional.empty(), Optional.empty());
  }

  /// Returns what stands in the form, complete or not.
  public RequestForm entries() {
    return new RequestForm(
        Optional.of(kind.get()),
        Optional.of(id()).filter(text -> !text.isEmpty()),
        text(nonce).map(Secret::new),
        kind.get() == JobKind.THIRD_PARTY ? text(clientToken).map(Secret::new) : Optional.empty());
  }

  /// Returns what the user typed over what was filled in.
  public RequestForm typed() {
    RequestForm now = entries();
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
    return Optional.of(PastedText.trimmed(field.get())).filter(text -> !text.isEmpty());
  }

  /// Takes over what became known of the job in the form, without touching what was typed.
  public void learned(KnownJob job) {
    if (job.sameJobAs(entered())) {
      boolean ofBefore =
          context.get().nonce().map(Nonce::value).equals(Optional.of(nonce.get()))
              && typed().nonce().isEmpty();
      context.set(job);
      if (nonce.get().isEmpty() || ofBefore) {
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

  /// Returns what names the job to the service; empty while it is not complete.
  public Optional<JobRef> ref() {
    if (jobIdProblem.getValue().isPresent() || clientTokenProblem.getValue().isPresent()) {
      return Optional.empty();
    }
    String id = id();
    return Optional.of(
        switch (kind.get()) {
          case CUSTOM -> new CustomJob(new JobId(id));
          case THIRD_PARTY ->
              new ThirdPartyJob(
                  new ThirdPartyJobId(id), new ClientToken(PastedText.trimmed(clientToken.get())));
        });
  }

  /// Returns the job in the form, with what is known of it.
  public KnownJob entered() {
    KnownJob bare = KnownJob.bare(kind.get(), id());
    return (context.get().sameJobAs(bare) ? context.get() : bare)
        .withSecrets(
            accepted(nonce, Nonce::problemWith).map(Nonce::new),
            kind.get() == JobKind.THIRD_PARTY
                ? accepted(clientToken, ClientToken::problemWith).map(ClientToken::new)
                : Optional.empty());
  }

  private static Optional<String> accepted(
      StringProperty field, Function<String, Optional<String>> check) {
    return Optional.of(PastedText.trimmed(field.get())).filter(text -> check.apply(text).isEmpty());
  }

  private String id() {
    String text = PastedText.trimmed(jobId.get());
    return switch (kind.get()) {
      case CUSTOM -> JobId.lowered(text);
      case THIRD_PARTY ->
          listed
              .named(text, kind.get())
              .filter(job -> job.kind() == kind.get())
              .map(KnownJob::id)
              .orElse(text);
    };
  }

  private Optional<String> noteOfNonce() {
    boolean missing = kind.get() == JobKind.THIRD_PARTY && nonce.get().isEmpty();
    return missing && problemOfJobId().isEmpty()
        ? Optional.of(
            (problemOfToken().isPresent() ? "Enter the client token. " : "")
                + "Press ⓘ (Get details) to read the nonce.")
        : Optional.empty();
  }

  private Optional<String> noteOfJobId() {
    return id().equals(PastedText.trimmed(jobId.get()))
        ? Optional.empty()
        : Optional.of(
            switch (kind.get()) {
              case CUSTOM -> "Taken in lower case, as CodePipeline writes job ids.";
              case THIRD_PARTY -> "Taken as Jobs writes it: " + Printable.line(id());
            });
  }

  private Optional<String> problemOfJobId() {
    String id = id();
    return switch (kind.get()) {
      case CUSTOM -> JobId.problemWith(id);
      case THIRD_PARTY -> ThirdPartyJobId.problemWith(id);
    };
  }

  private Optional<String> problemOfToken() {
    return switch (kind.get()) {
      case CUSTOM -> Optional.empty();
      case THIRD_PARTY -> ClientToken.problemWith(PastedText.trimmed(clientToken.get()));
    };
  }

  /// Returns the last status of the job that was seen; empty if none was.
  ObservableValue<Optional<JobStatus>> status() {
    return status;
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

  /// Returns what was made of the job id that was typed; empty if it is taken as it is.
  ObservableValue<Optional<String>> jobIdNote() {
    return jobIdNote;
  }

  /// Returns how to come by the nonce, which a poll for third-party jobs does not return; empty if
  /// it is there.
  ObservableValue<Optional<String>> nonceNote() {
    return nonceNote;
  }

  public ObservableValue<Optional<String>> nonceProblem() {
    return nonceProblem;
  }

  public ObservableValue<Optional<String>> clientTokenProblem() {
    return clientTokenProblem;
  }
}
