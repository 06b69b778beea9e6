package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.ActionTypeKey;

/// Finds the action type that a poll names.
final class ActionTypes {
  private ActionTypes() {}

  /// Returns the action type. The messages are those of the service, as users have posted them.
  static ActionType ownedBy(String owner, Call call) {
    ActionTypeKey id = call.actionTypeId(call.input().path("actionTypeId"));
    if (!id.owner().equals(owner)) {
      throw ServiceError.validation("ActionType with owner '" + id.owner() + "' is not supported");
    }
    return call.region().actionType(id).orElseThrow(() -> unavailable(id));
  }

  static ServiceError unavailable(ActionTypeKey id) {
    return ServiceError.modelled(
        "ActionTypeNotFoundException",
        "ActionType (Category: '%s', Owner: '%s', Provider: '%s', Version: '%s') is not available"
            .formatted(id.category(), id.owner(), id.provider(), id.version()));
  }
}
