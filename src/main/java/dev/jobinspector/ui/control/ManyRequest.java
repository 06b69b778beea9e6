package dev.jobinspector.ui.control;

import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import java.util.Optional;

/// What is sent for each of several cases.
///
/// @param message of a failure, or the reason of a stop
record ManyRequest(ManyKind kind, FailureType type, String message, boolean abandon) {
  CompletedRequest<?> send(ManyTarget target, JobService by) {
    return switch (kind) {
      case REPORT_FAILURE ->
          by.report(
              target.ref(),
              new JobResult.Failure(type, message, Optional.empty()),
              target.job().orElseThrow());
      case STOP_EXECUTION ->
          by.stopExecution(
              new ExecutionStop(
                  target.on().orElseThrow().pipeline(),
                  target.on().orElseThrow().pipelineExecutionId().orElseThrow(),
                  abandon,
                  Optional.of(message).filter(text -> !text.isEmpty())));
      case RETRY_STAGE ->
          by.retryStage(
              new StageRetry(
                  target.on().orElseThrow().pipeline(),
                  target.on().orElseThrow().stage(),
                  target.on().orElseThrow().pipelineExecutionId().orElseThrow(),
                  StageRetry.Mode.FAILED_ACTIONS));
    };
  }
}
