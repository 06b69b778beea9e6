package dev.jobinspector.request;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.request.ActionExecutionQuery;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.Value;

/// A request that keeps every constraint and can be sent.
public sealed interface JobRequest {
  /// Of one job.
  sealed interface OnJob extends JobRequest {
    JobRef job();
  }

  record Acknowledge(JobRef job, Nonce nonce) implements OnJob {}

  record Details(JobRef job) implements OnJob {}

  record Poll(PollRequest poll) implements JobRequest {}

  record Report(JobRef job, JobResult result) implements OnJob {}

  record PipelineState(String pipeline) implements JobRequest {}

  record ActionExecutions(ActionExecutionQuery query) implements JobRequest {}

  record Retry(StageRetry retry) implements JobRequest {}

  record Stop(ExecutionStop stop) implements JobRequest {}

  record Disable(TransitionChange change) implements JobRequest {}

  record Enable(TransitionChange change) implements JobRequest {}

  /// Returns the request that a map of parameters stands for.
  ///
  /// @throws InvalidRequestException with everything that is wrong with it
  static JobRequest of(Operation operation, Value.Mapping parameters) {
    RequestMapping from = RequestMapping.of(operation, parameters);
    return switch (operation.verb()) {
      case ACKNOWLEDGE -> new Acknowledge(from.job(kind(operation)), from.nonce());
      case GET_DETAILS -> new Details(from.job(kind(operation)));
      case POLL -> new Poll(from.poll());
      case PUT_SUCCESS -> new Report(from.job(kind(operation)), from.success());
      case PUT_FAILURE -> new Report(from.job(kind(operation)), from.failure());
      case READ_PIPELINE ->
          operation == Operation.GET_PIPELINE_STATE
              ? new PipelineState(from.needed("name"))
              : new ActionExecutions(from.actionExecutions());
      case RETRY_STAGE ->
          new Retry(
              new StageRetry(
                  from.needed("pipelineName"),
                  from.needed("stageName"),
                  from.needed("pipelineExecutionId"),
                  StageRetry.Mode.valueOf(from.needed("retryMode"))));
      case STOP ->
          new Stop(
              new ExecutionStop(
                  from.needed("pipelineName"),
                  from.needed("pipelineExecutionId"),
                  from.flag("abandon"),
                  from.text("reason")));
      case DISABLE_TRANSITION -> new Disable(transition(from));
      case ENABLE_TRANSITION -> new Enable(transition(from));
    };
  }

  private static TransitionChange transition(RequestMapping from) {
    return new TransitionChange(
        from.needed("pipelineName"),
        from.needed("stageName"),
        TransitionChange.Direction.of(from.needed("transitionType")).orElseThrow(),
        from.text("reason"));
  }

  private static JobKind kind(Operation operation) {
    return operation.kind().orElseThrow();
  }
}
