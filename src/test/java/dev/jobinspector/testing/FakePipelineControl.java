package dev.jobinspector.testing;

import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import dev.jobinspector.service.PipelineControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Changes the pipelines of a [FakePipelineGateway] as the service would, remembers what it was
/// asked, and fails on command.
public final class FakePipelineControl implements PipelineControl {
  private final FakePipelineGateway pipelines;
  private final List<Object> asked = new ArrayList<>();
  private Optional<JobFailure> failure = Optional.empty();

  public FakePipelineControl(FakePipelineGateway pipelines) {
    this.pipelines = pipelines;
  }

  /// The requests that were sent, in order.
  public List<Object> asked() {
    return List.copyOf(asked);
  }

  /// From now on every request fails and does nothing.
  public void failWith(JobFailure failure) {
    this.failure = Optional.of(failure);
  }

  @Override
  public Reply<String> retry(StageRetry retry) {
    return onStage(
        retry,
        retry.pipeline(),
        retry.stage(),
        stage -> {
          if (!stage
              .latest()
              .map(StageState.Execution::id)
              .equals(Optional.of(retry.pipelineExecutionId()))) {
            return refused(Refusal.NOT_LATEST_EXECUTION, "NotLatestPipelineExecutionException");
          }
          List<ActionExecution> failed =
              stage.actions().stream()
                  .flatMap(action -> action.latest().stream())
                  .filter(
                      action ->
                          action.status() == ActionStatus.Known.FAILED
                              || action.status() == ActionStatus.Known.ABANDONED)
                  .toList();
          if (failed.isEmpty()) {
            return refused(Refusal.STAGE_NOT_RETRYABLE, "StageNotRetryableException");
          }
          failed.forEach(action -> pipelines.add(ActionExecutions.again(action, Instant.now())));
          return done(retry.pipelineExecutionId());
        });
  }

  @Override
  public Reply<String> stop(ExecutionStop stop) {
    return on(
        stop,
        stop.pipeline(),
        _ -> {
          String status =
              PipelineGatewayContract.answered(
                      pipelines.executionStatus(stop.pipeline(), stop.pipelineExecutionId()))
                  .orElse("");
          if (status.equals("Stopping") && !stop.abandon()) {
            return refused(Refusal.DUPLICATED_STOP, "DuplicatedStopRequestException");
          }
          if (!status.equals("InProgress") && !status.equals("Stopping")) {
            return refused(
                Refusal.EXECUTION_NOT_STOPPABLE, "PipelineExecutionNotStoppableException");
          }
          pipelines.become(stop.pipelineExecutionId(), stop.abandon() ? "Stopped" : "Stopping");
          return done(stop.pipelineExecutionId());
        });
  }

  @Override
  public Reply<TransitionChange> disable(TransitionChange change) {
    return change(change, false);
  }

  @Override
  public Reply<TransitionChange> enable(TransitionChange change) {
    return change(change, true);
  }

  private Reply<TransitionChange> change(TransitionChange change, boolean enabled) {
    return onStage(
        change,
        change.pipeline(),
        change.stage(),
        stage -> {
          pipelines.transition(
              change.pipeline(),
              stage.name(),
              new StageState.Transition(
                  enabled, change.reason(), Optional.of("arn:me"), Optional.of(Instant.now())));
          return done(change);
        });
  }

  private <T> Reply<T> onStage(
      Object request, String pipeline, String name, Function<StageState, Reply<T>> act) {
    return on(
        request,
        pipeline,
        state ->
            state
                .stage(name)
                .map(act)
                .orElseGet(() -> refused(Refusal.STAGE_NOT_FOUND, "StageNotFoundException")));
  }

  private <T> Reply<T> on(Object request, String pipeline, Function<PipelineState, Reply<T>> act) {
    asked.add(request);
    if (failure.isPresent()) {
      return new Reply.Failed<>(failure.get(), FakeGateway.RECEIPT);
    }
    return switch (pipelines.state(pipeline)) {
      case Reply.Answered<PipelineState>(var state, _) -> act.apply(state);
      case Reply.Failed<PipelineState>(var why, var receipt) -> new Reply.Failed<>(why, receipt);
    };
  }

  private static <T> Reply<T> done(T value) {
    return new Reply.Answered<>(value, FakeGateway.RECEIPT);
  }

  private static <T> Reply<T> refused(Refusal refusal, String code) {
    return new Reply.Failed<>(new JobFailure.Rejected(refusal, code, "no"), FakeGateway.RECEIPT);
  }
}
