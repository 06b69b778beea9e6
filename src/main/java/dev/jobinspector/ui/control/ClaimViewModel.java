package dev.jobinspector.ui.control;

import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Operation.Verb;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.ClaimAndFail;
import dev.jobinspector.ui.common.PastedText;
import dev.jobinspector.ui.common.SingleFlight;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Claims the queued job of the open case and reports its failure, step by step.
public final class ClaimViewModel {
  private final TaskRunner tasks;
  private final SingleFlight.Approval approval;
  private final Consumer<CompletedRequest<?>> each;
  private final Consumer<JobService> over;
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<KnownJob>> job =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty readOnly = new SimpleBooleanProperty();
  private final StringProperty queryKey = new SimpleStringProperty("");
  private final StringProperty queryValue = new SimpleStringProperty("");
  private final StringProperty clientToken = new SimpleStringProperty("");
  private final StringProperty message =
      new SimpleStringProperty("No worker takes the job. Reported by hand.");
  private final ObservableList<ClaimAndFail.Taken> steps = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
  private AtomicBoolean stopping = new AtomicBoolean();

  /// @param approval asked for each operation before anything is sent
  /// @param each told of every request that is over
  /// @param over told when no other follows
  public ClaimViewModel(
      TaskRunner tasks,
      SingleFlight.Approval approval,
      Consumer<CompletedRequest<?>> each,
      Consumer<JobService> over) {
    this.tasks = tasks;
    this.approval = approval;
    this.each = each;
    this.over = over;
    job.subscribe(this::opened);
  }

  private void opened(Optional<KnownJob> before, Optional<KnownJob> now) {
    if (now.filter(it -> before.filter(it::sameJobAs).isPresent()).isEmpty()) {
      stopping.set(true);
      steps.clear();
      clientToken.set("");
      queryKey.set("");
      queryValue.set("");
    }
  }

  /// Takes the steps, after whoever is to be asked said so; does nothing while there is a reason
  /// not to.
  public void send() {
    if (disabledReason().getValue().isPresent()) {
      return;
    }
    JobService by = service.get().orElseThrow();
    ClaimAndFail.Wanted wanted = wanted();
    JobKind kind = wanted.job().kind();
    approval.ask(
        by,
        Operation.of(Verb.POLL, kind),
        () ->
            approval.ask(
                by,
                Operation.of(Verb.ACKNOWLEDGE, kind),
                () ->
                    approval.ask(
                        by, Operation.of(Verb.PUT_FAILURE, kind), () -> approved(wanted, by))));
  }

  private ClaimAndFail.Wanted wanted() {
    KnownJob open = job.get().orElseThrow();
    String key = PastedText.trimmed(queryKey.get());
    Map<String, String> query =
        key.isEmpty() ? Map.of() : Map.of(key, PastedText.trimmed(queryValue.get()));
    return new ClaimAndFail.Wanted(
        open,
        new PollRequest(open.actionType().orElseThrow(), 1, query),
        token(open),
        new JobResult.Failure(
            FailureType.JOB_FAILED, PastedText.trimmed(message.get()), Optional.empty()));
  }

  private Optional<ClientToken> token(KnownJob open) {
    return Optional.of(PastedText.trimmed(clientToken.get()))
        .filter(text -> !text.isEmpty())
        .map(ClientToken::new)
        .or(open::clientToken);
  }

  private void approved(ClaimAndFail.Wanted wanted, JobService by) {
    if (sending.get()) {
      return;
    }
    sending.set(true);
    steps.clear();
    AtomicBoolean stop = new AtomicBoolean();
    stopping = stop;
    Queue<ClaimAndFail.Taken> taken = new ConcurrentLinkedQueue<>();
    Runnable _ =
        tasks.run(
            "Claiming the job to fail it",
            progress ->
                ClaimAndFail.run(
                    wanted,
                    by,
                    () -> !stop.get() && !Thread.currentThread().isInterrupted(),
                    step -> {
                      taken.add(step);
                      List<ClaimAndFail.Step> all = List.of(ClaimAndFail.Step.values());
                      progress.at(all.indexOf(step.step()), all.size());
                    }),
            (_, _) -> show(taken, stop),
            _ -> {
              show(taken, stop);
              sending.set(false);
              over.accept(by);
            });
  }

  /// The steps of a case that is no longer open are for the history only.
  private void show(Queue<ClaimAndFail.Taken> taken, AtomicBoolean stop) {
    for (ClaimAndFail.Taken step = taken.poll(); step != null; step = taken.poll()) {
      if (stopping.equals(stop)) {
        steps.add(step);
      }
      each.accept(step.completed());
    }
  }

  /// Takes no other step; the one in progress ends.
  public void cancel() {
    stopping.set(true);
  }

  /// Why it cannot be done now, in words; empty if it can.
  public ObservableValue<Optional<String>> disabledReason() {
    return Bindings.createObjectBinding(
        this::findDisabledReason,
        service,
        job,
        readOnly,
        queryKey,
        queryValue,
        clientToken,
        message,
        sending);
  }

  private Optional<String> findDisabledReason() {
    if (sending.get()) {
      return Optional.of("Taking the steps…");
    }
    if (service.get().isEmpty()) {
      return Optional.of("Not connected.");
    }
    if (readOnly.get()) {
      return Optional.of("The read-only switch is on: nothing is sent.");
    }
    Optional<KnownJob> open = job.get();
    if (open.isEmpty() || open.get().actionType().isEmpty()) {
      return Optional.of("The job and its action type must be known.");
    }
    return problemOfQuery()
        .or(() -> problemOfToken(open.get()))
        .or(() -> JobResult.Failure.MESSAGE.problemWith(PastedText.trimmed(message.get())));
  }

  private Optional<String> problemOfQuery() {
    String key = PastedText.trimmed(queryKey.get());
    String value = PastedText.trimmed(queryValue.get());
    if (key.isEmpty() && value.isEmpty()) {
      return Optional.empty();
    }
    return PollRequest.QUERY_KEY
        .problemWith(key)
        .or(() -> PollRequest.QUERY_VALUE.problemWith(value));
  }

  private Optional<String> problemOfToken(KnownJob open) {
    String entered = PastedText.trimmed(clientToken.get());
    if (open.kind() == JobKind.CUSTOM) {
      return Optional.empty();
    }
    if (entered.isEmpty()) {
      return open.clientToken().isPresent()
          ? Optional.empty()
          : Optional.of("Enter the client token of the partner's job.");
    }
    return ClientToken.problemWith(entered);
  }

  /// Fills in what a poll must name, unless the user has begun to.
  public void proposeQuery(String property, String value) {
    if (queryKey.get().isEmpty() && queryValue.get().isEmpty()) {
      queryKey.set(property);
      queryValue.set(value);
    }
  }

  public ObjectProperty<Optional<JobService>> serviceProperty() {
    return service;
  }

  /// Returns the job that is claimed.
  public ObjectProperty<Optional<KnownJob>> jobProperty() {
    return job;
  }

  public BooleanProperty readOnlyProperty() {
    return readOnly;
  }

  /// Returns the queryable property of the action type; empty if it has none.
  public StringProperty queryKeyProperty() {
    return queryKey;
  }

  public StringProperty queryValueProperty() {
    return queryValue;
  }

  public StringProperty clientTokenProperty() {
    return clientToken;
  }

  public StringProperty messageProperty() {
    return message;
  }

  /// Returns the steps that were taken.
  public ObservableList<ClaimAndFail.Taken> steps() {
    return steps;
  }

  /// Returns whether steps are being taken.
  public ReadOnlyBooleanProperty sendingProperty() {
    return sending.getReadOnlyProperty();
  }
}
