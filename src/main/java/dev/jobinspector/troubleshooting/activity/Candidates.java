package dev.jobinspector.troubleshooting.activity;

import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// From ids that were recorded to the jobs of an action: one look at a job's details says whether
/// it is the action's. A job that is not found proves nothing.
final class Candidates {
  private static final int MOST = 10;
  private static final String DETAILS = "codepipeline:GetJobDetails";

  private final ActivityTarget target;
  private final ActionExecution action;
  private final BiFunction<CustomJob, KnownJob, Reply<JobDetails>> details;
  private final List<KnownJob> certain = new ArrayList<>();
  private final List<String> unchecked = new ArrayList<>();
  private final List<Gap> missing = new ArrayList<>();
  private int excluded;
  private int asked;
  private boolean ended;

  /// @param details asks the service about a job
  Candidates(
      ActivityTarget target,
      ActionExecution action,
      BiFunction<CustomJob, KnownJob, Reply<JobDetails>> details) {
    this.target = target;
    this.action = action;
    this.details = details;
  }

  /// Checks ids, the likeliest first.
  void check(List<String> ids) {
    for (String id : ids) {
      check(id);
    }
    if (!unchecked.isEmpty() && !ended && asked >= MOST) {
      missing.add(
          new Gap(
              "%d more ids of jobs were recorded and not checked".formatted(unchecked.size()),
              Optional.empty()));
    }
  }

  private void check(String id) {
    Optional<KnownJob> known =
        target.known().stream()
            .filter(job -> job.id().equals(id) && job.context().actionExecutionId().isPresent())
            .findFirst();
    if (known.isPresent()) {
      found(known.get());
    } else if (target.isThirdParty() || ended || asked >= MOST) {
      unchecked.add(id);
    } else {
      ask(id);
    }
  }

  private void ask(String id) {
    asked++;
    KnownJob bare = KnownJob.bare(JobKind.CUSTOM, id);
    switch (details.apply(new CustomJob(new JobId(id)), bare)) {
      case Reply.Answered<JobDetails>(var told, _) -> {
        if (told.context().actionExecutionId().isPresent()) {
          found(bare.at(told.actionType(), told.context()));
        } else {
          unchecked.add(id);
        }
      }
      case Reply.Failed<JobDetails>(var failure, _) -> failed(id, failure);
    }
  }

  private void failed(String id, JobFailure failure) {
    unchecked.add(id);
    boolean notFound =
        failure instanceof JobFailure.Rejected(var refusal, _, _)
            && refusal == JobFailure.Refusal.JOB_NOT_FOUND;
    if (notFound) {
      return;
    }
    ended = true;
    missing.add(
        new Gap(
            "Which of the recorded jobs is this action's: their details, "
                + (Failures.isDenied(failure) ? "GetJobDetails was denied" : failure.message()),
            Failures.isDenied(failure) ? Optional.of(DETAILS) : Optional.empty()));
  }

  private void found(KnownJob job) {
    if (job.context().actionExecutionId().equals(action.context().actionExecutionId())) {
      certain.add(job);
    } else {
      excluded++;
    }
  }

  /// Returns the jobs of the action, each with the status that its calls show.
  ///
  /// @param likeliest an id that time, identity and action speak for; counts only if no job is
  ///   certain and nothing excluded it
  List<KnownJob> jobs(List<TrailEvent> calls, Optional<String> likeliest) {
    if (!certain.isEmpty()) {
      return certain.stream().map(job -> withStatus(job, calls)).toList();
    }
    PipelineContext place = action.context();
    return likeliest.filter(unchecked::contains).stream()
        .map(
            id ->
                KnownJob.bare(target.isThirdParty() ? JobKind.THIRD_PARTY : JobKind.CUSTOM, id)
                    .at(
                        Optional.of(target.type()),
                        new PipelineContext(
                            place.pipeline(),
                            place.stage(),
                            place.action(),
                            Optional.empty(),
                            Optional.empty())))
        .toList();
  }

  /// An acknowledge or a result that was not refused tells a status.
  private static KnownJob withStatus(KnownJob job, List<TrailEvent> calls) {
    return calls.stream()
        .filter(call -> call.errorCode().isEmpty() && call.jobIds().contains(job.id()))
        .flatMap(call -> status(call).stream())
        .findFirst()
        .map(job::withStatus)
        .orElse(job);
  }

  private static Optional<JobStatus> status(TrailEvent call) {
    if (call.isAcknowledge()) {
      return Optional.of(JobStatus.Known.IN_PROGRESS);
    }
    if (!call.isResult()) {
      return Optional.empty();
    }
    return Optional.of(
        call.name().endsWith("SuccessResult") ? JobStatus.Known.SUCCEEDED : JobStatus.Known.FAILED);
  }

  int excluded() {
    return excluded;
  }

  List<Gap> missing() {
    return missing;
  }
}
