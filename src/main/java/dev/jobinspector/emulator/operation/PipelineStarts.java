package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.ActionType.Executor;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Variable;
import dev.jobinspector.emulator.json.JobJson;
import dev.jobinspector.emulator.lifecycle.ExecutionMode;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.state.PipelineExecution;
import dev.jobinspector.emulator.state.PipelineExecution.Start;
import dev.jobinspector.emulator.state.PipelineExecution.Trigger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// StartPipelineExecution.
final class PipelineStarts {
  /// "Quotas in AWS CodePipeline" of the user guide: for the modes QUEUED and PARALLEL.
  private static final int MOST_RUNNING = 50;

  OperationResult start(Call call) {
    Pipeline pipeline = call.pipeline("name");
    Optional<String> token = call.optionalText("clientRequestToken");
    PipelineExecution execution =
        token.flatMap(pipeline::startedWith).orElseGet(() -> begin(pipeline, call));
    token.ifPresent(it -> pipeline.remember(it, execution));
    return new OperationResult.Body(JobJson.object().put("pipelineExecutionId", execution.id()));
  }

  private static PipelineExecution begin(Pipeline pipeline, Call call) {
    Map<String, String> variables = variables(pipeline, call.input().path("variables"));
    Map<String, String> revisions = revisions(pipeline, call.input().path("sourceRevisions"));
    boolean limited = pipeline.declaration().mode() != ExecutionMode.SUPERSEDED;
    if (limited && pipeline.running() >= MOST_RUNNING) {
      throw ServiceError.modelled(
          "ConcurrentPipelineExecutionsLimitExceededException",
          "A pipeline has at most " + MOST_RUNNING + " executions in progress in this mode");
    }
    String number = Integer.toString(call.account().countStart());
    String id = call.account().ids().uuid("execution", pipeline.arn(), number);
    Action source = sources(pipeline).getFirst();
    Optional<String> revision =
        Optional.ofNullable(revisions.get(source.name())).or(() -> commit(source, id, call));
    var trigger = new Trigger("StartPipelineExecution", call.user(), revision, "");
    var execution =
        new PipelineExecution(id, pipeline, new Start(trigger, variables, revisions), call.now());
    call.flow().pipelines().start(execution, call.now());
    return execution;
  }

  /// A commit, as a source of AWS would find one.
  private static Optional<String> commit(Action source, String execution, Call call) {
    if (source.type().executor() != Executor.SERVICE) {
      return Optional.empty();
    }
    var ids = call.account().ids();
    String digits = ids.uuid("commit", execution) + ids.uuid("rest of commit", execution);
    return Optional.of(digits.replace("-", "").substring(0, 40));
  }

  private static Map<String, String> variables(Pipeline pipeline, JsonNode given) {
    var values = new LinkedHashMap<String, String>();
    List<Variable> declared = pipeline.declaration().variables();
    declared.forEach(it -> it.defaultValue().ifPresent(value -> values.put(it.name(), value)));
    var seen = new HashMap<String, String>();
    for (JsonNode variable : given) {
      String name = variable.path("name").stringValue();
      if (declared.stream().noneMatch(it -> it.name().equals(name))) {
        throw ServiceError.validation("The pipeline does not declare the variable '" + name + "'");
      }
      if (seen.put(name, name) != null) {
        throw ServiceError.validation("The variable '" + name + "' is given twice");
      }
      values.put(name, variable.path("value").stringValue());
    }
    for (Variable variable : declared) {
      if (!values.containsKey(variable.name())) {
        throw ServiceError.validation(
            "The variable '" + variable.name() + "' has no default value and is not given");
      }
    }
    return values;
  }

  private static Map<String, String> revisions(Pipeline pipeline, JsonNode given) {
    var revisions = new LinkedHashMap<String, String>();
    for (JsonNode revision : given) {
      String action = revision.path("actionName").stringValue();
      if (sources(pipeline).stream().noneMatch(it -> it.name().equals(action))) {
        throw ServiceError.validation("The pipeline has no source action '" + action + "'");
      }
      revisions.put(action, revision.path("revisionValue").stringValue());
    }
    return revisions;
  }

  private static List<Action> sources(Pipeline pipeline) {
    return pipeline.declaration().stages().getFirst().actions();
  }
}
