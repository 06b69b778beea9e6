package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.json.EpochSeconds;
import dev.jobinspector.emulator.json.ExecutionJson;
import dev.jobinspector.emulator.json.JobJson;
import dev.jobinspector.emulator.json.PipelineJson;
import dev.jobinspector.emulator.json.StateJson;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.state.PipelineExecution;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// ListPipelines, GetPipeline, GetPipelineState, ListPipelineExecutions and GetPipelineExecution.
final class PipelineReads {
  /// The most that the service model allows; it names no default for ListPipelines.
  private static final int MOST_PIPELINES = 1000;

  private static final int MOST_EXECUTIONS = 100;

  OperationResult list(Call call) {
    List<Pipeline> all = List.copyOf(call.region().pipelines());
    var page = Page.of(all, call, call.number("maxResults", MOST_PIPELINES));
    ObjectNode answer = JobJson.object();
    var pipelines = answer.putArray("pipelines");
    page.items().forEach(pipeline -> pipelines.add(PipelineJson.summary(pipeline)));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return new OperationResult.Body(answer);
  }

  OperationResult get(Call call) {
    Pipeline pipeline = call.pipeline("name");
    int version = pipeline.declaration().version();
    if (call.number("version", version) != version) {
      throw ServiceError.modelled(
          "PipelineVersionNotFoundException",
          "The emulator keeps the current version alone: " + version);
    }
    ObjectNode answer = JobJson.object();
    answer.set("pipeline", PipelineJson.declaration(pipeline.declaration()));
    answer
        .putObject("metadata")
        .put("pipelineArn", pipeline.arn())
        .set("created", EpochSeconds.seconds(pipeline.created()))
        .set("updated", EpochSeconds.seconds(pipeline.updated()));
    return new OperationResult.Body(answer);
  }

  OperationResult state(Call call) {
    Pipeline pipeline = call.pipeline("name");
    ObjectNode answer =
        JobJson.object()
            .put("pipelineName", pipeline.declaration().name())
            .put("pipelineVersion", pipeline.declaration().version());
    var stages = answer.putArray("stageStates");
    for (Stage stage : pipeline.declaration().stages()) {
      stages.add(StateJson.stage(pipeline, stage));
    }
    answer.set("created", EpochSeconds.seconds(pipeline.created()));
    answer.set("updated", EpochSeconds.seconds(pipeline.updated()));
    return new OperationResult.Body(answer);
  }

  OperationResult executions(Call call) {
    Pipeline pipeline = call.pipeline("pipelineName");
    String stage =
        call.input().path("filter").path("succeededInStage").path("stageName").asString("");
    List<PipelineExecution> all =
        pipeline.executions().reversed().stream()
            .filter(execution -> stage.isEmpty() || succeededIn(execution, stage))
            .toList();
    var page = Page.of(all, call, call.number("maxResults", MOST_EXECUTIONS));
    ObjectNode answer = JobJson.object();
    var summaries = answer.putArray("pipelineExecutionSummaries");
    page.items().forEach(execution -> summaries.add(ExecutionJson.summary(execution)));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return new OperationResult.Body(answer);
  }

  OperationResult execution(Call call) {
    Pipeline pipeline = call.pipeline("pipelineName");
    PipelineExecution execution = find(pipeline, call.text("pipelineExecutionId"));
    ObjectNode answer = JobJson.object();
    answer.set("pipelineExecution", ExecutionJson.full(execution));
    return new OperationResult.Body(answer);
  }

  static PipelineExecution find(Pipeline pipeline, String id) {
    return pipeline
        .execution(id)
        .orElseThrow(
            () ->
                ServiceError.modelled(
                    "PipelineExecutionNotFoundException",
                    "Pipeline '%s' does not have an execution with id '%s'"
                        .formatted(pipeline.declaration().name(), id)));
  }

  private static boolean succeededIn(PipelineExecution execution, String stage) {
    var passed = execution.stages().get(stage);
    return passed != null && passed.succeeded();
  }
}
