package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.ActionTypeKey;
import dev.jobinspector.emulator.json.ActionTypeJson;
import dev.jobinspector.emulator.json.JobJson;
import dev.jobinspector.emulator.state.Region;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// ListActionTypes and GetActionType.
final class ActionTypeReads {
  private static final int PAGE = 50;

  OperationResult list(Call call) {
    Region region =
        call.optionalText("regionFilter").map(call.account()::region).orElse(call.region());
    String owner = call.text("actionOwnerFilter");
    List<ActionType> all =
        owner.isEmpty() ? region.actionTypes().toList() : region.actionTypes(owner).toList();
    var page = Page.of(all, call, PAGE);
    ObjectNode answer = JobJson.object();
    var types = answer.putArray("actionTypes");
    page.items().forEach(type -> types.add(ActionTypeJson.summary(type)));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return new OperationResult.Body(answer);
  }

  /// Answers for the types of partners and of AWS, as the service model limits the owner to them.
  OperationResult get(Call call) {
    ActionTypeKey id = call.actionTypeId(call.input());
    ActionType type = call.region().actionType(id).orElseThrow(() -> ActionTypes.unavailable(id));
    ObjectNode answer = JobJson.object();
    ObjectNode json = answer.putObject("actionType");
    type.description().ifPresent(text -> json.put("description", text));
    json.set("executor", executor(type, call));
    json.set("id", JobJson.actionTypeId(id));
    json.set("inputArtifactDetails", ActionTypeJson.artifacts(type.inputArtifacts()));
    json.set("outputArtifactDetails", ActionTypeJson.artifacts(type.outputArtifacts()));
    json.putObject("permissions").putArray("allowedAccounts").add("*");
    var properties = json.putArray("properties");
    for (var property : type.properties()) {
      properties
          .addObject()
          .put("name", property.name())
          .put("optional", !property.required())
          .put("key", property.key())
          .put("noEcho", property.secret())
          .put("queryable", property.queryable());
    }
    ObjectNode urls = json.putObject("urls");
    type.urls().entity().ifPresent(url -> urls.put("entityUrlTemplate", url));
    type.urls().execution().ifPresent(url -> urls.put("executionUrlTemplate", url));
    return new OperationResult.Body(answer);
  }

  private static ObjectNode executor(ActionType type, Call call) {
    ObjectNode executor = JobJson.object();
    ObjectNode configuration = executor.putObject("configuration");
    switch (type.executor()) {
      case JOB_WORKER, SERVICE -> {
        executor.put("type", "JobWorker");
        configuration
            .putObject("jobWorkerExecutorConfiguration")
            .putArray("pollingAccounts")
            .add(call.account().id());
      }
      case LAMBDA -> {
        executor.put("type", "Lambda");
        configuration
            .putObject("lambdaExecutorConfiguration")
            .put(
                "lambdaFunctionArn",
                "arn:aws:lambda:%s:%s:function:action"
                    .formatted(call.region().name(), call.account().id()));
      }
    }
    return executor.put("jobTimeout", (int) type.jobTimeout().toSeconds());
  }
}
