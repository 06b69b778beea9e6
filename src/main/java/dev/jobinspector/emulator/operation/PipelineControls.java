package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.json.JobJson;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.state.PipelineExecution;
import dev.jobinspector.emulator.state.PipelineFlow;
import dev.jobinspector.emulator.state.StageExecution;
import java.util.Optional;

/// RetryStageExecution, StopPipelineExecution, DisableStageTransition and EnableStageTransition.
final class PipelineControls {
  OperationResult retry(Call call) {
    Pipeline pipeline = call.pipeline("pipelineName");
    Stage stage = call.stage(pipeline);
    String id = call.text("pipelineExecutionId");
    StageExecution entered =
        pipeline
            .execution(id)
            .flatMap(execution -> Optional.ofNullable(execution.stages().get(stage.name())))
            .orElseThrow(() -> notRetryable("no such execution has entered the stage"));
    boolean all = call.text("retryMode").equals("ALL_ACTIONS");
    PipelineFlow.Retry outcome = call.flow().pipelines().retry(entered, all, call.now());
    return switch (outcome) {
      case STARTED -> new OperationResult.Body(JobJson.object().put("pipelineExecutionId", id));
      case NOTHING_FAILED -> throw notRetryable("the stage contains no failed actions");
      case OVERTAKEN ->
          throw ServiceError.modelled(
              "NotLatestPipelineExecutionException",
              "A later execution of the pipeline has entered stage '" + stage.name() + "'");
      case STILL_BUSY ->
          throw ServiceError.modelled(
              "ConflictException", "The stage still has actions in progress");
    };
  }

  OperationResult stop(Call call) {
    Pipeline pipeline = call.pipeline("pipelineName");
    PipelineExecution execution =
        pipeline
            .execution(call.text("pipelineExecutionId"))
            .orElseThrow(() -> notStoppable("there is no such execution"));
    boolean abandon = call.input().path("abandon").asBoolean(false);
    Optional<String> reason = call.optionalText("reason");
    PipelineFlow.Stop outcome =
        call.flow().pipelines().stop(execution, abandon, reason, call.now());
    return switch (outcome) {
      case ACCEPTED ->
          new OperationResult.Body(JobJson.object().put("pipelineExecutionId", execution.id()));
      case NOT_RUNNING -> throw notStoppable("it is " + execution.status().wireName());
      case ASKED_BEFORE ->
          throw ServiceError.modelled(
              "DuplicatedStopRequestException",
              "Pipeline execution " + execution.id() + " is already being stopped");
    };
  }

  OperationResult disable(Call call) {
    return change(call, false, call.optionalText("reason"));
  }

  OperationResult enable(Call call) {
    return change(call, true, Optional.empty());
  }

  /// The transition out of a stage is the one into the next.
  private static OperationResult change(Call call, boolean enabled, Optional<String> reason) {
    Pipeline pipeline = call.pipeline("pipelineName");
    Stage stage = call.stage(pipeline);
    boolean inbound = call.text("transitionType").equals("Inbound");
    Optional<Stage> into = inbound ? Optional.of(stage) : after(stage, pipeline);
    var by = Optional.of(call.user());
    into.ifPresent(
        it ->
            call.flow()
                .pipelines()
                .change(pipeline, it, new Pipeline.Transition(enabled, reason, by, call.now())));
    return new OperationResult.Nothing();
  }

  private static Optional<Stage> after(Stage stage, Pipeline pipeline) {
    var stages = pipeline.declaration().stages();
    int next = stages.indexOf(stage) + 1;
    return next < stages.size() ? Optional.of(stages.get(next)) : Optional.empty();
  }

  private static ServiceError notRetryable(String why) {
    return ServiceError.modelled(
        "StageNotRetryableException", "The stage cannot be retried: " + why);
  }

  private static ServiceError notStoppable(String why) {
    return ServiceError.modelled(
        "PipelineExecutionNotStoppableException",
        "The pipeline execution cannot be stopped: " + why);
  }
}
