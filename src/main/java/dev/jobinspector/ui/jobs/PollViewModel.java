package dev.jobinspector.ui.jobs;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Operation.Verb;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.OutcomeCheck;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.PastedText;
import dev.jobinspector.ui.common.SingleFlight;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Polls for an action type. A poll is a write: it dispatches jobs.
public final class PollViewModel extends SingleFlight<List<PolledJob>> {
  /// A poll that is over, and the jobs it returned.
  ///
  /// @param by whom it was made with, which may no longer be the connection in force
  public record Polled(
      List<KnownJob> jobs, CompletedRequest<List<PolledJob>> completed, JobService by) {
    private static final int MOST_NAMED = 5;

    /// For who sees another connection by now: what it returned, by the ids alone.
    public String overAnEarlierConnection() {
      ServiceConnection there = by.connection();
      String ids =
          jobs.stream()
              .limit(MOST_NAMED)
              .map(job -> Printable.line(job.id()))
              .collect(Collectors.joining(", "));
      return "A poll over an earlier connection (%s, %s) returned %s: %s%s. %s"
          .formatted(
              there.region(),
              there.endpoint(),
              jobs.size() == 1
                  ? "a job that is not in this table"
                  : jobs.size() + " jobs that are not in this table",
              ids,
              jobs.size() > MOST_NAMED ? " and %d more".formatted(jobs.size() - MOST_NAMED) : "",
              OutcomeCheck.forPoll().next());
    }
  }

  private final Consumer<Polled> polled;
  private final ObjectProperty<JobKind> kind = new SimpleObjectProperty<>(JobKind.CUSTOM);
  private final StringProperty category = new SimpleStringProperty("Deploy");
  private final StringProperty provider = new SimpleStringProperty("");
  private final StringProperty version = new SimpleStringProperty("1");
  private final StringProperty queryKey = new SimpleStringProperty("");
  private final StringProperty queryValue = new SimpleStringProperty("");
  private final IntegerProperty maximum = new SimpleIntegerProperty(1);
  private final ObservableValue<Optional<String>> disabledReason;

  /// @param polled told of every poll that is over
  public PollViewModel(TaskRunner tasks, DoubleClickGuard gesture, Consumer<Polled> polled) {
    super(tasks, gesture, "Polling for jobs");
    this.polled = polled;
    disabledReason =
        Bindings.createObjectBinding(
            this::findDisabledReason,
            serviceProperty(),
            readOnlyProperty(),
            provider,
            version,
            queryKey,
            queryValue,
            resultProperty());
    Stream.<ObservableValue<?>>of(kind, category, provider, version, queryKey, queryValue, maximum)
        .forEach(field -> field.subscribe(this::edited));
    serviceProperty().subscribe(_ -> forget());
  }

  /// Polls once; does nothing while there is a reason not to send.
  public void submit() {
    if (disabledReason.getValue().isPresent()) {
      return;
    }
    JobService by = serviceProperty().get().orElseThrow();
    PollRequest asked = asked();
    send(
        by,
        Operation.of(Verb.POLL, asked.kind()),
        () -> by.poll(asked),
        completed -> polled.accept(new Polled(dispatched(completed, asked), completed, by)));
  }

  /// Fills in the action type that is to be polled for.
  public void fill(ActionTypeId type) {
    kind.set(type.isCustom() ? JobKind.CUSTOM : JobKind.THIRD_PARTY);
    category.set(type.category());
    provider.set(type.provider());
    version.set(type.version());
    queryKey.set("");
    queryValue.set("");
  }

  private PollRequest asked() {
    boolean custom = kind.get() == JobKind.CUSTOM;
    String key = PastedText.trimmed(queryKey.get());
    return new PollRequest(
        new ActionTypeId(
            category.get(),
            custom ? "Custom" : PollRequest.THIRD_PARTY_OWNER,
            PastedText.trimmed(provider.get()),
            PastedText.trimmed(version.get())),
        maximum.get(),
        custom && !key.isEmpty() ? Map.of(key, PastedText.trimmed(queryValue.get())) : Map.of());
  }

  private static List<KnownJob> dispatched(
      CompletedRequest<List<PolledJob>> completed, PollRequest asked) {
    return completed.reply() instanceof Reply.Answered<List<PolledJob>>(var jobs, _)
        ? jobs.stream().map(job -> known(job, asked)).toList()
        : List.of();
  }

  private static KnownJob known(PolledJob job, PollRequest request) {
    return KnownJob.bare(job.kind(), job.id())
        .withStatus(JobStatus.Known.DISPATCHED)
        .at(
            Optional.of(request.actionType()),
            job.details().map(JobDetails::context).orElse(PipelineContext.UNKNOWN))
        .withSecrets(job.nonce(), Optional.empty());
  }

  private Optional<String> findDisabledReason() {
    return generalReason()
        .or(
            () ->
                Stream.of(
                        ActionTypeId.providerProblem(PastedText.trimmed(provider.get())),
                        ActionTypeId.versionProblem(PastedText.trimmed(version.get())),
                        queryProblem())
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private Optional<String> queryProblem() {
    String key = PastedText.trimmed(queryKey.get());
    String value = PastedText.trimmed(queryValue.get());
    return key.isEmpty() == value.isEmpty()
        ? Optional.empty()
        : Optional.of("Enter both the query property and its value, or neither.");
  }

  /// Fills in what a poll must name, unless the user has begun to.
  public void proposeQuery(String property, String value) {
    if (queryKey.get().isEmpty() && queryValue.get().isEmpty()) {
      queryKey.set(property);
      queryValue.set(value);
    }
  }

  public ObjectProperty<JobKind> kindProperty() {
    return kind;
  }

  public StringProperty categoryProperty() {
    return category;
  }

  public StringProperty providerProperty() {
    return provider;
  }

  public StringProperty versionProperty() {
    return version;
  }

  public StringProperty queryKeyProperty() {
    return queryKey;
  }

  public StringProperty queryValueProperty() {
    return queryValue;
  }

  public IntegerProperty maximumProperty() {
    return maximum;
  }

  public ObservableValue<Optional<String>> disabledReason() {
    return disabledReason;
  }
}
