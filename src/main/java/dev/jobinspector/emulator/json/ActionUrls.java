package dev.jobinspector.emulator.json;

import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.state.ActionRun;
import java.util.Map;
import java.util.Optional;

/// The links of an action to its provider, from the templates of its type.
public final class ActionUrls {
  private ActionUrls() {}

  static String entity(String template, Action action) {
    return url(template, action, action.configuration());
  }

  private static String url(String template, Action action, Map<String, String> configuration) {
    String url = template;
    for (Map.Entry<String, String> value : configuration.entrySet()) {
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
        .urls()
        .execution()
        .map(template -> url(template, action.declaration(), action.configuration()))
        .map(url -> url.replace("{ExternalExecutionId}", externalExecutionId));
  }
}
