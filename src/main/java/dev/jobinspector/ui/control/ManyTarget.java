package dev.jobinspector.ui.control;

import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.StatusMessages;
import dev.jobinspector.troubleshooting.finding.CaseKind;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.util.Optional;

/// One of several cases that something is to be done with.
///
/// @param on what of its pipeline an act is on; empty if that is not known
/// @param by the connection to its Region; empty if there is none
public record ManyTarget(StuckCase stuck, Optional<ControlTarget> on, Optional<JobService> by) {
  /// Returns why it is left out, in words; empty if it is not.
  Optional<String> problem(ManyKind kind) {
    if (by.isEmpty()) {
      return Optional.of("no connection to its Region");
    }
    return switch (kind) {
      case REPORT_FAILURE -> problemOfJob();
      case STOP_EXECUTION, RETRY_STAGE ->
          on.flatMap(ControlTarget::pipelineExecutionId).isPresent()
              ? Optional.empty()
              : Optional.of("its pipeline execution is not known");
    };
  }

  private Optional<String> problemOfJob() {
    if (!stuck.kind().hasJob() && stuck.kind() != CaseKind.UNKNOWN) {
      return Optional.of("not a job");
    }
    Optional<KnownJob> job = job();
    if (job.isEmpty()) {
      return Optional.of("its job is not known for certain");
    }
    if (job.get().kind() == JobKind.THIRD_PARTY && job.get().clientToken().isEmpty()) {
      return Optional.of("its client token is not known");
    }
    return stuck
        .execution()
        .filter(action -> !action.isUnderWay())
        .map(action -> "its action has ended (%s)".formatted(action.status().text()))
        .or(
            () ->
                job.get()
                    .status()
                    .filter(status -> StatusMessages.resultRefused(status).isPresent())
                    .map(status -> "the job is " + status.text()));
  }

  /// Returns its job, if that is certain.
  Optional<KnownJob> job() {
    return stuck.job().filter(LikelyJob::certain).map(LikelyJob::job);
  }

  JobRef ref() {
    KnownJob job = job().orElseThrow();
    return switch (job.kind()) {
      case CUSTOM -> new CustomJob(new JobId(job.id()));
      case THIRD_PARTY ->
          new ThirdPartyJob(new ThirdPartyJobId(job.id()), job.clientToken().orElseThrow());
    };
  }

  /// Returns what the request is on: two cases may have the same.
  Subject subject(ManyKind kind) {
    return switch (kind) {
      case REPORT_FAILURE -> {
        KnownJob job = job().orElseThrow();
        yield new Subject.Job(job.kind(), job.id());
      }
      case STOP_EXECUTION ->
          new Subject.Execution(
              on.orElseThrow().pipeline(), on.orElseThrow().pipelineExecutionId().orElseThrow());
      case RETRY_STAGE -> new Subject.Stage(on.orElseThrow().pipeline(), on.orElseThrow().stage());
    };
  }

  /// Returns what whoever confirms recognises it by.
  String name(ManyKind kind) {
    String id =
        switch (kind) {
          case REPORT_FAILURE -> job().map(KnownJob::id).orElse("");
          case STOP_EXECUTION, RETRY_STAGE ->
              on.flatMap(ControlTarget::pipelineExecutionId).orElse("");
        };
    return stuck.context().path() + (id.isEmpty() ? "" : " · " + id);
  }

  /// Returns whose it is: the provider of its action type.
  String whose() {
    return stuck
        .execution()
        .flatMap(action -> action.type())
        .or(() -> job().flatMap(KnownJob::actionType))
        .map(ActionTypeId::provider)
        .orElse(stuck.kind().userMessage());
  }
}
