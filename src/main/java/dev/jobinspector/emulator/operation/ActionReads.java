package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.json.ActionUrls;
import dev.jobinspector.emulator.json.ArtifactLocation;
import dev.jobinspector.emulator.json.EpochSeconds;
import dev.jobinspector.emulator.json.JobJson;
import dev.jobinspector.emulator.json.PipelineJson;
import dev.jobinspector.emulator.state.ActionRun;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.state.PipelineExecution;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// ListActionExecutions.
final class ActionReads {
  private static final int MOST_EXECUTIONS = 100;

  OperationResult list(Call call) {
    Pipeline pipeline = call.pipeline("pipelineName");
    var page =
        Page.of(executions(pipeline, call), call, call.number("maxResults", MOST_EXECUTIONS));
    ObjectNode answer = JobJson.object();
    var details = answer.putArray("actionExecutionDetails");
    page.items().forEach(action -> details.add(json(action)));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return new OperationResult.Body(answer);
  }

  /// Newest first. `latestInPipelineExecution` with `Latest` leaves out executions of an action
  /// that were retried since, which is how its documentation is read here.
  private static List<ActionRun> executions(Pipeline pipeline, Call call) {
    JsonNode filter = call.input().path("filter");
    JsonNode latest = filter.path("latestInPipelineExecution");
    Optional<String> id =
        Call.optionalText(filter, "pipelineExecutionId")
            .or(() -> Call.optionalText(latest, "pipelineExecutionId"));
    Stream<PipelineExecution> from =
        id.isPresent()
            ? Stream.of(PipelineReads.find(pipeline, id.get()))
            : pipeline.executions().stream();
    boolean onlyLatest = latest.path("startTimeRange").asString("").equals("Latest");
    return from.flatMap(execution -> execution.actions().stream())
        .filter(action -> !onlyLatest || isLatest(action))
        .sorted(Comparator.comparing(ActionRun::started).reversed())
        .toList();
  }

  private static boolean isLatest(ActionRun action) {
    return action.stage().latest(action.declaration().name()).stream()
        .anyMatch(latest -> latest == action);
  }

  private static ObjectNode json(ActionRun action) {
    PipelineExecution execution = action.stage().pipelineExecution();
    ObjectNode json =
        JobJson.object()
            .put("pipelineExecutionId", execution.id())
            .put("actionExecutionId", action.id())
            .put("pipelineVersion", execution.declaration().version())
            .put("stageName", action.stage().declaration().name())
            .put("actionName", action.declaration().name());
    json.set("startTime", EpochSeconds.seconds(action.started()));
    json.set("lastUpdateTime", EpochSeconds.seconds(action.updated()));
    json.put("status", action.status().wireName());
    json.set("input", input(action, execution));
    json.set("output", output(action));
    return json;
  }

  private static ObjectNode input(ActionRun action, PipelineExecution execution) {
    PipelineDeclaration.Action declaration = action.declaration();
    ObjectNode input = JobJson.object();
    input.set("actionTypeId", JobJson.actionTypeId(declaration.type().id()));
    input.set("configuration", PipelineJson.configuration(declaration));
    input.set(
        "resolvedConfiguration", PipelineJson.configuration(declaration, action.configuration()));
    input.put("region", execution.pipeline().region().name());
    input.set(
        "inputArtifacts",
        artifacts(declaration.inputArtifacts(), name -> ArtifactLocation.of(execution, name)));
    declaration.namespace().ifPresent(namespace -> input.put("namespace", namespace));
    return input;
  }

  private static ObjectNode output(ActionRun action) {
    ObjectNode output = JobJson.object();
    if (action.status() == ActionRun.Status.SUCCEEDED) {
      output.set(
          "outputArtifacts",
          artifacts(
              action.declaration().outputArtifacts(),
              name -> ArtifactLocation.madeBy(action, name)));
    }
    ObjectNode result = output.putObject("executionResult");
    var progress = action.progress();
    progress
        .externalExecutionId()
        .ifPresent(
            id -> {
              result.put("externalExecutionId", id);
              ActionUrls.execution(action, id)
                  .ifPresent(url -> result.put("externalExecutionUrl", url));
            });
    progress.summary().ifPresent(text -> result.put("externalExecutionSummary", text));
    action
        .problem()
        .ifPresent(
            problem ->
                result
                    .putObject("errorDetails")
                    .put("code", problem.code())
                    .put("message", problem.message()));
    if (!action.outputVariables().isEmpty()) {
      ObjectNode variables = output.putObject("outputVariables");
      action.outputVariables().forEach(variables::put);
    }
    return output;
  }

  private static ArrayNode artifacts(
      List<String> names, Function<String, ArtifactLocation> locations) {
    ArrayNode artifacts = JsonNodeFactory.instance.arrayNode();
    for (String name : names) {
      artifacts
          .addObject()
          .put("name", name)
          .putObject("s3location")
          .put("bucket", locations.apply(name).bucket())
          .put("key", locations.apply(name).key());
    }
    return artifacts;
  }
}
