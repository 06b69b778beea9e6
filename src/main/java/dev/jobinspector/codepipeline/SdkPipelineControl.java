package dev.jobinspector.codepipeline;

import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import dev.jobinspector.service.PipelineControl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The writes to pipelines through the AWS SDK for Java v2, by the client that never sends twice.
final class SdkPipelineControl implements PipelineControl {
  private final SdkClients clients;

  SdkPipelineControl(SdkClients clients) {
    this.clients = clients;
  }

  @Override
  public Reply<String> retry(StageRetry retry) {
    return RecordedCall.send(
        List.of(),
        options ->
            executionId(
                clients
                    .writes()
                    .retryStageExecution(
                        ask ->
                            ask.pipelineName(retry.pipeline())
                                .stageName(retry.stage())
                                .pipelineExecutionId(retry.pipelineExecutionId())
                                .retryMode(retry.mode().name())
                                .overrideConfiguration(options))
                    .pipelineExecutionId()));
  }

  @Override
  public Reply<String> stop(ExecutionStop stop) {
    return RecordedCall.send(
        List.of(),
        options ->
            executionId(
                clients
                    .writes()
                    .stopPipelineExecution(
                        ask ->
                            ask.pipelineName(stop.pipeline())
                                .pipelineExecutionId(stop.pipelineExecutionId())
                                .abandon(stop.abandon())
                                .reason(stop.reason().orElse(null))
                                .overrideConfiguration(options))
                    .pipelineExecutionId()));
  }

  @Override
  public Reply<TransitionChange> disable(TransitionChange change) {
    return RecordedCall.send(
        List.of(),
        options -> {
          clients
              .writes()
              .disableStageTransition(
                  ask ->
                      ask.pipelineName(change.pipeline())
                          .stageName(change.stage())
                          .transitionType(change.direction().text())
                          .reason(change.reason().orElse(null))
                          .overrideConfiguration(options));
          return change;
        });
  }

  @Override
  public Reply<TransitionChange> enable(TransitionChange change) {
    return RecordedCall.send(
        List.of(),
        options -> {
          clients
              .writes()
              .enableStageTransition(
                  ask ->
                      ask.pipelineName(change.pipeline())
                          .stageName(change.stage())
                          .transitionType(change.direction().text())
                          .overrideConfiguration(options));
          return change;
        });
  }

  /// A reply of 200 without the id confirms nothing: the outcome is unknown.
  private static String executionId(@Nullable String id) {
    if (id == null) {
      throw new GarbledReplyException("The reply has no pipeline execution.");
    }
    return id;
  }
}
