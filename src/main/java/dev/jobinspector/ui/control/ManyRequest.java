package dev.jobinspector.ui.control;

import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
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
              target
                  .on()
                  .orElseThrow()
                  .stop(abandon, Optional.of(message).filter(text -> !text.isEmpty())));
      case RETRY_STAGE -> by.retryStage(target.on().orElseThrow().retry(false));
    };
  }
}
