package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.troubleshooting.activity.Activity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What findings rest on.
///
/// @param execution of the action; empty if it was not read or there is none
/// @param pipeline the state of the pipeline, if it was read
/// @param others actions in progress that were read at the same time: what they tell of workers
///   tells of this one's, too
/// @param job that the action waits for, if one is known
/// @param now by this machine's clock
/// @param times how its findings write a point in time
public record Evidence(
    CaseKind kind,
    PipelineContext context,
    Optional<ActionExecution> execution,
    Optional<PipelineState> pipeline,
    List<ActionExecution> others,
    Optional<LikelyJob> job,
    LocalKnowledge known,
    Instant now,
    TimeFormat times) {
  /// How a point in time is written.
  public interface TimeFormat {
    /// As in `2026-11-22T10:00:00Z`.
    TimeFormat UTC = at -> at.truncatedTo(ChronoUnit.SECONDS).toString();

    String text(Instant at);
  }

  public Evidence {
    others = List.copyOf(others);
  }

  /// Makes evidence whose findings write times in UTC.
  public Evidence(
      CaseKind kind,
      PipelineContext context,
      Optional<ActionExecution> execution,
      Optional<PipelineState> pipeline,
      List<ActionExecution> others,
      Optional<LikelyJob> job,
      LocalKnowledge known,
      Instant now) {
    this(kind, context, execution, pipeline, others, job, known, now, TimeFormat.UTC);
  }

  /// Returns what is known of a job whose action was not read.
  public static Evidence ofJob(
      KnownJob job, Optional<JobDetails> details, List<Attempt> attempts, Instant now) {
    return new Evidence(
        job.actionType()
            .map(CaseKind::of)
            .orElse(job.kind() == JobKind.THIRD_PARTY ? CaseKind.THIRD_PARTY : CaseKind.CUSTOM),
        job.context(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(new LikelyJob(job, true)),
        new LocalKnowledge(List.of(job), attempts, details, Optional.empty()),
        now);
  }

  /// Returns the same reads with other knowledge about jobs.
  public Evidence knowing(LocalKnowledge other) {
    return new Evidence(
        kind,
        context,
        execution,
        pipeline,
        others,
        execution.flatMap(action -> LikelyJob.of(action, other.jobs())),
        other,
        now,
        times);
  }

  /// Returns the same evidence with its job as it is known by now.
  Evidence withJob(KnownJob newer) {
    return new Evidence(
        kind,
        context,
        execution,
        pipeline,
        others,
        job.map(likely -> new LikelyJob(likely.job().updatedBy(newer), likely.certain())),
        known,
        now,
        times);
  }

  /// Returns the same evidence, whose findings write times otherwise.
  public Evidence with(TimeFormat other) {
    return new Evidence(kind, context, execution, pipeline, others, job, known, now, other);
  }

  /// Returns what AWS recorded of workers' calls, if it was looked up.
  Optional<Activity> activity() {
    return known.activity();
  }

  /// Returns the same evidence with an action in progress of which nothing but its place is known.
  Evidence withActionOfJob() {
    ActionExecution action =
        new ActionExecution(
            context,
            job.flatMap(likely -> likely.job().actionType()),
            ActionStatus.Known.IN_PROGRESS,
            Optional.empty(),
            Optional.empty(),
            ActionExecution.Told.NOTHING,
            Optional.empty(),
            Map.of());
    return new Evidence(
        kind, context, Optional.of(action), pipeline, others, job, known, now, times);
  }

  String time(Instant at) {
    return times.text(at);
  }

  /// Returns when what it is about began, as far as that is known. An execution is kept out since
  /// it came to the stage, or since its way was closed after that.
  Optional<Instant> since() {
    Optional<Instant> arrival = stage().flatMap(this::arrival);
    return switch (kind) {
      case CUSTOM, THIRD_PARTY, LAMBDA, APPROVAL, AWS_ACTION, UNKNOWN ->
          execution.flatMap(action -> action.started().or(action::updated));
      case ENTRY_CONDITION ->
          stage().flatMap(StageState::beforeEntry).flatMap(StageState.EntryCondition::updated);
      case TRANSITION ->
          Stream.concat(arrival.stream(), stage().flatMap(it -> it.inbound().changedAt()).stream())
              .max(Instant::compareTo);
      case WAITING_EXECUTION -> arrival;
    };
  }

  /// Returns when the execution left the stage before, if it still is the latest there.
  private Optional<Instant> arrival(StageState at) {
    List<StageState> stages = pipeline.map(PipelineState::stages).orElse(List.of());
    int before = stages.indexOf(at) - 1;
    return before < 0
            || stages
                .get(before)
                .latest()
                .filter(latest -> Optional.of(latest.id()).equals(context.pipelineExecutionId()))
                .isEmpty()
        ? Optional.empty()
        : stages.get(before).actions().stream()
            .flatMap(action -> action.latest().stream())
            .flatMap(action -> action.updated().stream())
            .max(Instant::compareTo);
  }

  /// Returns the state of the stage that it is about.
  Optional<StageState> stage() {
    return pipeline.flatMap(state -> context.stage().flatMap(state::stage));
  }

  /// Returns whether the action was not seen to have ended; of a job alone it is not known.
  boolean isInProgress() {
    return execution.map(ActionExecution::isUnderWay).orElse(true);
  }

  /// Returns the attempts on its job, newest first; those on a job that only may be its own do not
  /// count.
  Stream<Attempt> attempts() {
    return itsJob().isPresent() ? known.attempts().stream() : Stream.empty();
  }

  /// Returns the jobs that certainly are of this action execution: each but the first continued
  /// another.
  List<KnownJob> jobsOfAction() {
    return known.jobs().stream()
        .filter(
            other ->
                context.actionExecutionId().isPresent()
                    && other.context().actionExecutionId().equals(context.actionExecutionId()))
        .toList();
  }

  /// Returns the job, if it certainly is the one that the action waits for.
  Optional<KnownJob> itsJob() {
    return job.filter(LikelyJob::certain).map(LikelyJob::job);
  }

  /// Returns the status that was seen last, if any was.
  Optional<JobStatus> status() {
    return itsJob()
        .flatMap(
            known ->
                known
                    .status()
                    .or(
                        () ->
                            attempts()
                                .flatMap(attempt -> attempt.conclusion().stream())
                                .flatMap(conclusion -> conclusion.status().stream())
                                .findFirst()));
  }
}
