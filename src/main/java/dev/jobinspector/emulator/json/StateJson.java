package dev.jobinspector.emulator.json;

import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.lifecycle.ExecutionMode;
import dev.jobinspector.emulator.state.ActionRun;
import dev.jobinspector.emulator.state.ActionRun.Status;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.state.StageExecution;
import tools.jackson.databind.node.ObjectNode;

/// The state of a stage, as GetPipelineState shows it.
public final class StateJson {
  private StateJson() {}

  public static ObjectNode stage(Pipeline pipeline, Stage stage) {
    ObjectNode json = JobJson.object().put("stageName", stage.name());
    var waiting = pipeline.waitingFor(stage.name());
    var inbound = json.putArray("inboundExecutions");
    waiting.forEach(
        execution -> inbound.add(execution(execution.id(), execution.status().wireName())));
    if (!waiting.isEmpty()) {
      var newest = waiting.getLast();
      json.set("inboundExecution", execution(newest.id(), newest.status().wireName()));
    }
    json.set("inboundTransitionState", transition(pipeline.transitionInto(stage.name())));
    pipeline
        .entryInto(stage.name())
        .ifPresent(entry -> json.set("beforeEntryConditionState", entry(entry)));
    var actions = json.putArray("actionStates");
    var entered = pipeline.newestIn(stage.name());
    for (Action action : stage.actions()) {
      ObjectNode state = actions.addObject().put("actionName", action.name());
      entered.flatMap(it -> it.latest(action.name())).ifPresent(it -> action(state, it));
      action
          .type()
          .urls()
          .entity()
          .ifPresent(url -> state.put("entityUrl", ActionUrls.entity(url, action)));
    }
    entered.ifPresent(it -> json.set("latestExecution", latest(it)));
    return json;
  }

  private static ObjectNode entry(Pipeline.EntryCondition entry) {
    ObjectNode json = JobJson.object();
    json.set("latestExecution", condition(entry));
    json.putArray("conditionStates")
        .addObject()
        .set(
            "latestExecution",
            condition(entry).set("lastStatusChange", EpochSeconds.seconds(entry.since())));
    return json;
  }

  private static ObjectNode condition(Pipeline.EntryCondition entry) {
    ObjectNode json = JobJson.object().put("status", entry.status().wireName());
    entry.summary().ifPresent(summary -> json.put("summary", summary));
    return json;
  }

  private static ObjectNode latest(StageExecution stage) {
    return execution(stage.pipelineExecution().id(), stage.wireStatus());
  }

  private static ObjectNode execution(String id, String status) {
    return JobJson.object()
        .put("pipelineExecutionId", id)
        .put("status", status)
        .put("type", "STANDARD");
  }

  private static ObjectNode transition(Pipeline.Transition transition) {
    ObjectNode json = JobJson.object().put("enabled", transition.enabled());
    transition.changedBy().ifPresent(by -> json.put("lastChangedBy", by));
    transition
        .changedBy()
        .ifPresent(
            unused -> json.set("lastChangedAt", EpochSeconds.seconds(transition.changedAt())));
    transition.reason().ifPresent(reason -> json.put("disabledReason", reason));
    return json;
  }

  private static void action(ObjectNode state, ActionRun action) {
    action
        .progress()
        .revision()
        .ifPresent(
            revision ->
                state
                    .putObject("currentRevision")
                    .put("revisionId", revision.id())
                    .put("revisionChangeId", revision.changeId())
                    .set("created", EpochSeconds.seconds(revision.created())));
    ObjectNode json =
        state
            .putObject("latestExecution")
            .put("actionExecutionId", action.id())
            .put("status", action.status().wireName());
    action.progress().summary().ifPresent(summary -> json.put("summary", summary));
    boolean parallel =
        action.stage().pipelineExecution().declaration().mode() == ExecutionMode.PARALLEL;
    if (action.declaration().type().isApproval()
        && action.status() == Status.IN_PROGRESS
        && !parallel) {
      json.put("token", action.approvalToken());
    }
    json.set("lastStatusChange", EpochSeconds.seconds(action.updated()));
    action
        .progress()
        .externalExecutionId()
        .ifPresent(
            id -> {
              json.put("externalExecutionId", id);
              ActionUrls.execution(action, id)
                  .ifPresent(url -> json.put("externalExecutionUrl", url));
            });
    action.progress().percentComplete().ifPresent(percent -> json.put("percentComplete", percent));
    action
        .problem()
        .ifPresent(
            problem ->
                json.putObject("errorDetails")
                    .put("code", problem.code())
                    .put("message", problem.message()));
  }
}
