package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.ActionTypeKey;
import dev.jobinspector.emulator.json.ActionTypeJson;
import dev.jobinspector.emulator.json.JobJson;
import dev.jobinspector.emulator.provision.ActionTypeDeclaration;
import dev.jobinspector.emulator.provision.TagRules;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// CreateCustomActionType and DeleteCustomActionType.
final class ActionTypeChanges {
  /// "Quotas in AWS CodePipeline" of the user guide: custom actions in a Region.
  private static final int MOST = 50;

  /// A type that was deleted comes back only as it was.
  OperationResult create(Call call) {
    ActionType type = ActionTypeDeclaration.of(call.input());
    TagRules.check(call.input().path("tags"));
    if (call.region().actionType(type.id()).isPresent()) {
      throw ServiceError.validation(name(type.id()) + " exists already");
    }
    Optional<ActionType> deleted = call.region().deletedActionType(type.id());
    if (deleted.isPresent() && !deleted.get().equals(type)) {
      throw ServiceError.validation(
          name(type.id()) + " was deleted; choose a version that was never used");
    }
    if (call.region().actionTypes("Custom").count() >= MOST) {
      throw ServiceError.modelled(
          "LimitExceededException", "An account has at most " + MOST + " custom action types");
    }
    call.account().keep(call.region()).add(type);
    ObjectNode answer = JobJson.object();
    answer.set("actionType", ActionTypeJson.summary(type));
    call.echo("tags", answer);
    return new OperationResult.Body(answer);
  }

  /// Of a type that is not there nothing is said: no error of the service model fits.
  OperationResult delete(Call call) {
    call.region()
        .delete(
            new ActionTypeKey(
                call.text("category"), "Custom", call.text("provider"), call.text("version")));
    return new OperationResult.Nothing();
  }

  private static String name(ActionTypeKey id) {
    return "ActionType (Category: '%s', Provider: '%s', Owner: '%s', Version: '%s')"
        .formatted(id.category(), id.provider(), id.owner(), id.version());
  }
}
