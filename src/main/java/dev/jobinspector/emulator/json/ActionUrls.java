package dev.jobinspector.emulator.json;

import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.state.ActionRun;
import java.util.Map;
import java.util.Optional;

/// The links of an action to its provider, from the templates of its type.
public final class ActionUrls {
  private ActionUrls() {}

  static String entity(String template, Action action) {
    String url = template;
    for (Map.Entry<String, String> value : action.configuration().entrySet()) {
      if (!action.type().isSecret(value.getKey())) {
        url = url.replace("{Config:" + value.getKey() + "}", value.getValue());
      }
    }
    return url;
  }

  public static Optional<String> execution(ActionRun action, String externalExecutionId) {
    return action
        .declaration()
        .type()
        .executionUrlTemplate()
        .map(template -> entity(template, action.declaration()))
        .map(url -> url.replace("{ExternalExecutionId}", externalExecutionId));
  }
}
