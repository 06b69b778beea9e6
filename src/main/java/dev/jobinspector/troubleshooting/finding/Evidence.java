package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What findings rest on.
///
/// @param execution of the action; empty if it was not read or there is none
/// @param pipeline the state of the pipeline, if it was read
/// @param others actions in progress that were read at the same time: what they tell of workers
///   tells of this one's, too
/// @param job that the action waits for, if one is known
/// @param now by this machine's clock
public record Evidence(
    CaseKind kind,
    PipelineContext context,
    Optional<ActionExecution> execution,
    Optional<PipelineState> pipeline,
    List<ActionExecution> others,
    Optional<LikelyJob> job,
    KnownHere known,
    Instant now) {

  public Evidence {
    others = List.copyOf(others);
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
        new KnownHere(List.of(job), attempts, details, Optional.empty()),
        now);
  }

  /// Returns the same reads with other knowledge about jobs.
  public Evidence knowing(KnownHere other) {
    return new Evidence(
        kind,
        context,
        execution,
        pipeline,
        others,
        execution.flatMap(action -> LikelyJob.of(action, other.jobs())),
        other,
        now);
  }

  /// Returns when what it is about began, as far as that is known.
  Optional<Instant> since() {
    Optional<StageState> stage = pipeline.flatMap(state -> context.stage().flatMap(state::stage));
    return switch (kind) {
      case CUSTOM, THIRD_PARTY, LAMBDA, APPROVAL, AWS_ACTION, UNKNOWN ->
          execution.flatMap(action -> action.started().or(action::updated));
      case ENTRY_CONDITION ->
          stage.flatMap(StageState::beforeEntry).flatMap(StageState.EntryCondition::updated);
      case TRANSITION -> stage.flatMap(it -> it.inbound().changedAt());
      case WAITING_EXECUTION -> Optional.empty();
    };
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
                            this.known.attempts().stream()
                                .flatMap(attempt -> attempt.conclusion().stream())
                                .flatMap(conclusion -> conclusion.status().stream())
                                .findFirst()));
  }
}
