package dev.jobinspector.emulator.json;

import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.ActionType.Artifacts;
import tools.jackson.databind.node.ObjectNode;

/// Action types, as lists and CreateCustomActionType show them.
public final class ActionTypeJson {
  private ActionTypeJson() {}

  public static ObjectNode summary(ActionType type) {
    ObjectNode json = JobJson.object();
    json.set("id", JobJson.actionTypeId(type.id()));
    ObjectNode settings = json.putObject("settings");
    ActionType.Urls urls = type.urls();
    urls.thirdPartyConfiguration()
        .ifPresent(url -> settings.put("thirdPartyConfigurationUrl", url));
    urls.entity().ifPresent(url -> settings.put("entityUrlTemplate", url));
    urls.execution().ifPresent(url -> settings.put("executionUrlTemplate", url));
    urls.revision().ifPresent(url -> settings.put("revisionUrlTemplate", url));
    var properties = json.putArray("actionConfigurationProperties");
    for (var property : type.properties()) {
      ObjectNode item =
          properties
              .addObject()
              .put("name", property.name())
              .put("required", property.required())
              .put("key", property.key())
              .put("secret", property.secret())
              .put("queryable", property.queryable())
              .put("type", property.type());
      property.description().ifPresent(text -> item.put("description", text));
    }
    json.set("inputArtifactDetails", artifacts(type.inputArtifacts()));
    json.set("outputArtifactDetails", artifacts(type.outputArtifacts()));
    return json;
  }

  public static ObjectNode artifacts(Artifacts artifacts) {
    return JobJson.object()
        .put("minimumCount", artifacts.minimum())
        .put("maximumCount", artifacts.maximum());
  }
}
