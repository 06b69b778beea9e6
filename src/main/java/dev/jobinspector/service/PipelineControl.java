package dev.jobinspector.service;

import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;

/// The writes to pipelines. Each method blocks for one request, sends at most once, and throws no
/// failure: it is part of the [Reply]. Only [JobService] calls it, which guards and records.
public interface PipelineControl {
  /// Sends RetryStageExecution; answered with the id of the pipeline execution.
  Reply<String> retry(StageRetry retry);

  /// Sends StopPipelineExecution; answered with the id of the pipeline execution.
  Reply<String> stop(ExecutionStop stop);

  /// Sends DisableStageTransition; answered with what was asked, as the service answers nothing.
  Reply<TransitionChange> disable(TransitionChange change);

  /// Sends EnableStageTransition; answered with what was asked, as the service answers nothing.
  Reply<TransitionChange> enable(TransitionChange change);
}
