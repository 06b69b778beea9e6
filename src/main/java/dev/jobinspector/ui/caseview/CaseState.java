package dev.jobinspector.ui.caseview;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.troubleshooting.activity.Activity;
import dev.jobinspector.troubleshooting.activity.ActivityTarget;
import dev.jobinspector.troubleshooting.finding.CaseKind;
import dev.jobinspector.troubleshooting.finding.Evidence;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.Movement;
import dev.jobinspector.ui.common.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that is known of the case that is open: the one source of what its heading, its row, its
/// findings and its acts say.
///
/// @param stuck the case as it was read last
/// @param before as it was when it was opened or acted on: what moved is told against it
/// @param seenAt when its state was seen; empty while nothing was
/// @param said what an act on its pipeline changed, in words
public record CaseState(
    StuckCase stuck, Optional<StuckCase> before, Optional<Instant> seenAt, Optional<String> said) {

  /// Returns the case of a job of which nothing else was read.
  static CaseState of(KnownJob job, Optional<Instant> seenAt, Instant now, String region) {
    return new CaseState(
        StuckCase.of(Evidence.ofJob(job, Optional.empty(), List.of(), now), region),
        Optional.empty(),
        seenAt.filter(_ -> job.status().isPresent()),
        Optional.empty());
  }

  /// Returns a case that was read.
  static CaseState of(StuckCase stuck) {
    return new CaseState(stuck, Optional.of(stuck), Optional.of(stuck.seenAt()), Optional.empty());
  }

  /// Returns this case with its job as it is known now.
  CaseState with(KnownJob newer, Optional<Instant> seen) {
    Optional<KnownJob> earlier = job().filter(newer::sameJobAs);
    KnownJob job = earlier.map(old -> old.updatedBy(newer)).orElse(newer);
    Evidence old = stuck.evidence();
    LocalKnowledge known =
        earlier.flatMap(KnownJob::status).equals(Optional.of(JobStatus.Known.IN_PROGRESS))
            ? old.known().seenInProgress(seenAt.orElse(old.now()))
            : old.known();
    return new CaseState(
        rebuilt(old.context().updatedBy(job.context()), old.execution(), job, known),
        before,
        newer.status().isPresent() ? seen.or(() -> seenAt) : seenAt,
        said);
  }

  /// Returns this case with what the history and the service tell of its job.
  CaseState with(List<Attempt> attempts, Optional<JobDetails> details) {
    Evidence old = stuck.evidence();
    return job()
        .map(
            job ->
                new CaseState(
                    rebuilt(
                        old.context(), old.execution(), job, old.known().with(attempts, details)),
                    before,
                    seenAt,
                    said))
        .orElse(this);
  }

  /// Returns this case with what AWS recorded of workers' calls, and the job that it leads to.
  CaseState with(Activity activity) {
    Evidence old = stuck.evidence();
    LocalKnowledge known = old.known().withActivity(activity);
    StuckCase now =
        job()
            .map(
                job ->
                    rebuilt(
                        old.context(),
                        old.execution(),
                        known.jobs().stream()
                            .filter(job::sameJobAs)
                            .findFirst()
                            .map(job::updatedBy)
                            .orElse(job),
                        known))
            .orElseGet(() -> stuck.knowing(known));
    return new CaseState(now, before, seenAt, said);
  }

  /// Returns this case as a reading shows it. A job whose action has ended has ended with it.
  public CaseState with(StuckCase reading) {
    Optional<KnownJob> job =
        job()
            .or(() -> reading.job().map(LikelyJob::job))
            .map(
                known ->
                    reading
                        .execution()
                        .flatMap(CaseState::end)
                        .map(known::withStatus)
                        .orElse(known));
    StuckCase now =
        job.map(
                known ->
                    StuckCase.of(
                        new Evidence(
                            reading.kind(),
                            stuck.context().updatedBy(reading.context()),
                            reading.execution(),
                            reading.pipeline(),
                            reading.evidence().others(),
                            Optional.of(likely(known)),
                            stuck.evidence().known(),
                            reading.seenAt()),
                        reading.region()))
            .orElseGet(
                () ->
                    stuck
                        .evidence()
                        .known()
                        .activity()
                        .map(looked -> reading.evidence().known().withActivity(looked))
                        .map(reading::knowing)
                        .orElse(reading));
    return new CaseState(
        now, before.or(() -> Optional.of(now)), Optional.of(reading.seenAt()), said);
  }

  /// Returns this case as what moves from now on is told against.
  CaseState actedOn() {
    return new CaseState(stuck, Optional.of(stuck), seenAt, Optional.empty());
  }

  CaseState saying(String moved) {
    return new CaseState(stuck, before, seenAt, Optional.of(moved));
  }

  /// Returns the job with how certain it is: what only is likely stays so until its details say of
  /// which execution it is.
  private LikelyJob likely(KnownJob job) {
    Optional<LikelyJob> before = stuck.job().filter(it -> it.job().sameJobAs(job));
    return new LikelyJob(
        job,
        job.context().actionExecutionId().isPresent()
            || before.map(LikelyJob::certain).orElse(true));
  }

  private StuckCase rebuilt(
      PipelineContext context,
      Optional<ActionExecution> execution,
      KnownJob job,
      LocalKnowledge known) {
    Evidence old = stuck.evidence();
    CaseKind kind =
        old.kind() == CaseKind.UNKNOWN || old.execution().isEmpty()
            ? Evidence.ofJob(job, Optional.empty(), List.of(), old.now()).kind()
            : old.kind();
    return StuckCase.of(
        new Evidence(
            kind,
            context,
            execution,
            old.pipeline(),
            old.others(),
            Optional.of(likely(job)),
            known,
            old.now()),
        stuck.region());
  }

  /// Returns the status of a job whose action has ended; empty if that tells none.
  private static Optional<JobStatus> end(ActionExecution action) {
    return switch (action.status()) {
      case ActionStatus.Known.FAILED -> Optional.of(JobStatus.Known.FAILED);
      case ActionStatus.Known.SUCCEEDED -> Optional.of(JobStatus.Known.SUCCEEDED);
      case ActionStatus.Known.IN_PROGRESS, ActionStatus.Known.ABANDONED -> Optional.empty();
      case ActionStatus.Unrecognised _ -> Optional.empty();
    };
  }

  /// Returns whose calls can be looked up for it; empty while its action or type is not known.
  public Optional<ActivityTarget> activityTarget() {
    List<KnownJob> known = stuck.evidence().known().jobs();
    return action()
        .filter(_ -> kind().hasJob())
        .flatMap(
            action -> type().map(type -> new ActivityTarget(type, Optional.of(action), known)));
  }

  public CaseKind kind() {
    return stuck.kind();
  }

  public Optional<KnownJob> job() {
    return stuck.job().map(LikelyJob::job);
  }

  public Optional<ActionExecution> action() {
    return stuck.execution();
  }

  public Optional<PipelineState> pipeline() {
    return stuck.pipeline();
  }

  public PipelineContext context() {
    return stuck.context();
  }

  /// Returns what has moved, in a sentence; empty if nothing has.
  public Optional<String> moved() {
    return said.or(
        () -> before.flatMap(was -> Movement.between(was, stuck)).map(Movement::userMessage));
  }

  /// Returns `pipeline › stage › action`, or the job's id while its place is not known.
  public String heading() {
    String path = context().path();
    return path.isEmpty() ? job().map(known -> "Job " + known.id()).orElse("") : path;
  }

  /// Returns the id that names it best: of its job, or of the execution of its action.
  public Optional<String> id() {
    return job().map(KnownJob::id).or(() -> context().actionExecutionId());
  }

  public Optional<ActionTypeId> type() {
    return action().flatMap(ActionExecution::type).or(() -> job().flatMap(KnownJob::actionType));
  }

  /// Returns the kind in a word or two, as a badge shows it.
  public String badge() {
    return switch (kind()) {
      case LAMBDA -> "LAMBDA";
      case APPROVAL -> "APPROVAL";
      case AWS_ACTION -> "AWS ACTION";
      case ENTRY_CONDITION -> "CONDITION";
      case TRANSITION -> "TRANSITION";
      case WAITING_EXECUTION -> "WAITING";
      case CUSTOM, THIRD_PARTY, UNKNOWN ->
          job()
              .map(KnownJob::kind)
              .map(of -> of == JobKind.CUSTOM ? "CUSTOM" : "THIRD PARTY")
              .orElse(
                  kind() == CaseKind.CUSTOM
                      ? "CUSTOM"
                      : kind() == CaseKind.THIRD_PARTY ? "THIRD PARTY" : "ACTION");
    };
  }

  /// Returns whether its action has ended.
  public boolean hasEnded() {
    return action().filter(execution -> !execution.isUnderWay()).isPresent();
  }

  /// Returns the state now, as the service writes it: of the job while that is known and its action
  /// has not ended otherwise.
  public String state() {
    Optional<String> ofAction = action().map(execution -> execution.status().text());
    Optional<String> ofJob = job().flatMap(KnownJob::status).map(JobStatus::text);
    return (hasEnded() ? ofAction : ofJob.or(() -> ofAction))
        .orElse(kind().hasJob() ? "status not known" : stuck.isEnabled() ? "enabled" : "waits");
  }

  /// Returns what stands for the state.
  public Mark.Kind mark() {
    Optional<Mark.Kind> ofAction = action().map(execution -> Mark.of(execution.status()));
    Optional<Mark.Kind> ofJob = job().flatMap(KnownJob::status).map(Mark::of);
    return (hasEnded() ? ofAction : ofJob.or(() -> ofAction))
        .orElse(
            kind() == CaseKind.TRANSITION && !stuck.isEnabled()
                ? Mark.Kind.CLOSED
                : kind().hasJob() ? Mark.Kind.UNKNOWN : Mark.Kind.WAITING);
  }
}
