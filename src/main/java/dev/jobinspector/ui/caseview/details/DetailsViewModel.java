package dev.jobinspector.ui.caseview.details;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.reply.Exchange;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.OutcomeCheck;
import dev.jobinspector.troubleshooting.finding.Evidence;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.troubleshooting.finding.Findings;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.common.TaskRunner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What is known about the picked job: its details, the last exchange about it, and what the
/// evidence shows.
public final class DetailsViewModel {
  /// A look-up that is over.
  ///
  /// @param by whom it was made with, which may no longer be the connection in force
  public record Looked(CompletedRequest<JobDetails> completed, JobService by) {}

  /// Told what the history and the service tell of a job.
  public interface Learned {
    void accept(KnownJob job, List<Attempt> newestFirst, Optional<JobDetails> details);
  }

  /// What the history says of a job.
  private record Concluded(
      List<Finding> findings, Optional<Attempt> inDoubt, List<Attempt> oldestFirst) {}

  private final TaskRunner tasks;
  private final Scheduler scheduler;
  private final Consumer<Looked> looked;
  private final ReadOnlyObjectWrapper<Optional<KnownJob>> job =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Loadable<JobDetails>> details =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ReadOnlyObjectWrapper<Optional<Exchange>> exchange =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Loadable<List<Finding>>> findings =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ReadOnlyObjectWrapper<Loadable<List<Attempt>>> timeline =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());

  private final ReadOnlyObjectWrapper<Optional<Attempt>> inDoubt =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Loadable<Finding>> check =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final AskedDetails asked = new AskedDetails();
  private final ObjectProperty<List<Finding>> caseFindings = new SimpleObjectProperty<>(List.of());
  private Learned concluded = (_, _, _) -> {};
  private Optional<JobService> service = Optional.empty();
  private Runnable cancelRest = () -> {};

  /// @param looked told of every look-up that is over
  public DetailsViewModel(TaskRunner tasks, Scheduler scheduler, Consumer<Looked> looked) {
    this.tasks = tasks;
    this.scheduler = scheduler;
    this.looked = looked;
    caseFindings.subscribe(this::showCase);
  }

  /// Tells who makes findings of what was learned.
  public void onLearned(Learned told) {
    concluded = told;
  }

  /// Returns the findings of the case that is open: where there are some, they are shown, also if
  /// it has no job.
  public ObjectProperty<List<Finding>> caseFindingsProperty() {
    return caseFindings;
  }

  /// Shows nothing: no job is picked.
  public void clear() {
    cancelRest.run();
    job.set(Optional.empty());
    details.set(new Loadable.Idle<>());
    exchange.set(Optional.empty());
    findings.set(new Loadable.Idle<>());
    inDoubt.set(Optional.empty());
    check.set(new Loadable.Idle<>());
    service = Optional.empty();
    timeline.set(new Loadable.Idle<>());
  }

  /// Forgets the details of all jobs: those of one connection are unknown to the other.
  public void forget() {
    asked.forget();
  }

  /// Forgets the details of a job, so that they are asked for again.
  public void forget(KnownJob known) {
    asked.forget(known);
  }

  /// Shows a job, and asks the service about it once the selection rests on it; but not again for
  /// what it has answered already.
  ///
  /// @param ref empty if too little is known to ask: a third-party job without its token
  public void show(KnownJob picked, Optional<JobRef> ref, JobService service) {
    clear();
    this.service = Optional.of(service);
    job.set(Optional.of(picked));
    Optional<AskedDetails.Answer> known = asked.about(picked);
    known.ifPresent(this::show);
    cancelRest =
        scheduler.after(
            Scheduler.REST,
            () -> {
              if (known.isEmpty() && ref.isPresent()) {
                load(ref.get(), picked, service);
              }
              conclude(service);
            });
  }

  private void show(AskedDetails.Answer ended) {
    details.set(ended.details());
    // One that is there came from a request that was made later.
    if (exchange.get().isEmpty()) {
      exchange.set(ended.completed().reply().receipt().exchange());
    }
  }

  /// Takes over what became known of the job that is shown.
  public void learned(KnownJob newer, Optional<Exchange> latest, JobService service) {
    if (job.get().map(newer::sameJobAs).orElse(false)) {
      job.set(Optional.of(newer));
      latest.ifPresent(shown -> exchange.set(Optional.of(shown)));
      conclude(service);
    }
  }

  /// Looks at the action of the job to learn the outcome of an attempt whose outcome is unknown.
  public void ask(Attempt attempt) {
    if (service.isEmpty()
        || Findings.isAcknowledged(attempt, job.get().flatMap(KnownJob::status))) {
      return;
    }
    JobService by = service.get();
    PipelineContext context = context(attempt);
    var loading = new Loadable.Loading<Finding>();
    check.set(loading);
    tasks.run(
        "Reading the action's state",
        () -> OutcomeCheck.of(attempt, context, by.pipelines()),
        end -> {
          if (check.get() == loading) {
            check.set(end);
          }
        });
  }

  /// Returns all that is known of where the job stands: the history keeps less than the details
  /// tell.
  private PipelineContext context(Attempt attempt) {
    PipelineContext ofJob = job.get().map(KnownJob::context).orElse(PipelineContext.UNKNOWN);
    PipelineContext ofDetails =
        details.get() instanceof Loadable.Loaded(var known)
            ? known.context()
            : PipelineContext.UNKNOWN;
    return attempt.intent().context().updatedBy(ofJob).updatedBy(ofDetails);
  }

  private void load(JobRef ref, KnownJob picked, JobService service) {
    var loading = new Loadable.Loading<JobDetails>();
    details.set(loading);
    tasks.run(
        "Getting the job's details",
        () -> AskedDetails.ask(ref, picked, service),
        end -> {
          boolean current = details.get() == loading;
          switch (end) {
            case Loadable.Loaded<AskedDetails.Answer>(AskedDetails.Answer ended) -> {
              asked.keep(picked, ended);
              if (current) {
                show(ended);
              }
              looked.accept(new Looked(ended.completed(), service));
            }
            case Loadable.Failed<AskedDetails.Answer>(var why) -> {
              if (current) {
                details.set(new Loadable.Failed<>(why));
              }
            }
            case Loadable.Idle<AskedDetails.Answer> _, Loadable.Loading<AskedDetails.Answer> _ -> {}
          }
          if (current) {
            conclude(service);
          }
        });
  }

  private void conclude(JobService service) {
    KnownJob about = job.get().orElseThrow();
    Optional<JobDetails> known =
        details.get() instanceof Loadable.Loaded(var value) ? Optional.of(value) : Optional.empty();
    var loading = new Loadable.Loading<List<Finding>>();
    findings.set(loading);
    tasks.run(
        "Reading the job's history",
        () -> concluded(about, known, service.earlier().on(about)),
        end -> {
          if (findings.get() == loading) {
            show(end);
          }
        });
  }

  private static Concluded concluded(
      KnownJob about, Optional<JobDetails> known, List<Attempt> attempts) {
    return new Concluded(
        Findings.of(Evidence.ofJob(about, known, attempts, Instant.now())),
        Findings.inDoubt(attempts, about.status()),
        attempts.reversed());
  }

  private void showCase(List<Finding> ofCase) {
    boolean withoutJob = job.get().isEmpty();
    if (withoutJob && ofCase.isEmpty()) {
      findings.set(new Loadable.Idle<>());
    } else if ((withoutJob || findings.get() instanceof Loadable.Loaded) && !ofCase.isEmpty()) {
      findings.set(new Loadable.Loaded<>(ofCase));
    }
  }

  private void show(Loadable<Concluded> end) {
    switch (end) {
      case Loadable.Loaded<Concluded>(Concluded(var shown, var attempt, var attempts)) -> {
        if (inDoubt.get().isPresent() && attempt.isEmpty()) {
          check.set(new Loadable.Idle<>());
        }
        inDoubt.set(attempt);
        job.get()
            .ifPresent(
                about ->
                    concluded.accept(
                        about,
                        attempts.reversed(),
                        details.get() instanceof Loadable.Loaded(var value)
                            ? Optional.of(value)
                            : Optional.empty()));
        findings.set(
            new Loadable.Loaded<>(caseFindings.get().isEmpty() ? shown : caseFindings.get()));
        timeline.set(new Loadable.Loaded<>(attempts));
      }
      case Loadable.Failed<Concluded>(var why) -> {
        findings.set(new Loadable.Failed<>(why));
        timeline.set(new Loadable.Failed<>(why));
      }
      case Loadable.Idle<Concluded> _, Loadable.Loading<Concluded> _ -> {}
    }
  }

  public ReadOnlyObjectProperty<Optional<KnownJob>> jobProperty() {
    return job.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Loadable<JobDetails>> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  /// Returns the last request about this job and its reply.
  public ReadOnlyObjectProperty<Optional<Exchange>> exchangeProperty() {
    return exchange.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Loadable<List<Finding>>> findingsProperty() {
    return findings.getReadOnlyProperty();
  }

  /// Returns the attempt on this job of which nobody knows whether it was carried out.
  public ReadOnlyObjectProperty<Optional<Attempt>> inDoubtProperty() {
    return inDoubt.getReadOnlyProperty();
  }

  /// Returns the outcome of the attempt that was asked about.
  public ReadOnlyObjectProperty<Loadable<Finding>> checkProperty() {
    return check.getReadOnlyProperty();
  }

  /// Returns what was sent about the job and what came of it, the oldest first.
  public ReadOnlyObjectProperty<Loadable<List<Attempt>>> timelineProperty() {
    return timeline.getReadOnlyProperty();
  }
}
