package dev.jobinspector.emulator.json;

import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.state.PipelineExecution;
import dev.jobinspector.emulator.state.PipelineExecution.Trigger;
import tools.jackson.databind.node.ObjectNode;

/// Executions of a pipeline, as lists and GetPipelineExecution show them.
public final class ExecutionJson {
  private ExecutionJson() {}

  public static ObjectNode summary(PipelineExecution execution) {
    ObjectNode json = common(execution);
    json.set("startTime", EpochSeconds.seconds(execution.started()));
    json.set("lastUpdateTime", EpochSeconds.seconds(execution.updated()));
    var revisions = json.putArray("sourceRevisions");
    Trigger trigger = execution.trigger();
    trigger
        .revision()
        .ifPresent(
            id ->
                revisions
                    .addObject()
                    .put("actionName", source(execution).name())
                    .put("revisionId", id)
                    .put("revisionSummary", trigger.summary()));
    execution.stopReason().ifPresent(reason -> json.putObject("stopTrigger").put("reason", reason));
    return json;
  }

  public static ObjectNode full(PipelineExecution execution) {
    ObjectNode json = common(execution);
    json.put("pipelineName", execution.pipeline().declaration().name());
    json.put("pipelineVersion", execution.declaration().version());
    if (!execution.variables().isEmpty()) {
      var variables = json.putArray("variables");
      execution
          .variables()
          .forEach(
              (name, value) -> variables.addObject().put("name", name).put("resolvedValue", value));
    }
    var revisions = json.putArray("artifactRevisions");
    Trigger trigger = execution.trigger();
    PipelineDeclaration.Action source = source(execution);
    trigger
        .revision()
        .ifPresent(
            id ->
                source
                    .outputArtifacts()
                    .forEach(
                        name ->
                            revisions
                                .addObject()
                                .put("name", name)
                                .put("revisionId", id)
                                .put("revisionSummary", trigger.summary())
                                .set("created", EpochSeconds.seconds(execution.started()))));
    return json;
  }

  private static ObjectNode common(PipelineExecution execution) {
    ObjectNode json =
        JobJson.object()
            .put("pipelineExecutionId", execution.id())
            .put("status", execution.status().wireName())
            .put("executionMode", execution.declaration().mode().name())
            .put("executionType", "STANDARD");
    json.putObject("trigger")
        .put("triggerType", execution.trigger().type())
        .put("triggerDetail", execution.trigger().detail());
    return json;
  }

  private static PipelineDeclaration.Action source(PipelineExecution execution) {
    return execution.declaration().stages().getFirst().actions().getFirst();
  }
}
