package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.state.ActionExecution;
import dev.jobinspector.emulator.state.PipelineDeclaration.Action;
import java.util.Map;
import java.util.Optional;

/// The links of an action to its provider, from the templates of its type.
final class Urls {
  private Urls() {}

  static String entity(String template, Action action) {
    String url = template;
    for (Map.Entry<String, String> value : action.configuration().entrySet()) {
      if (!action.type().isSecret(value.getKey())) {
        url = url.replace("{Config:" + value.getKey() + "}", value.getValue());
      }
    }
    return url;
  }

  static Optional<String> execution(ActionExecution action, String externalExecutionId) {
    return action
        .declaration()
        .type()
        .executionUrlTemplate()
        .map(template -> entity(template, action.declaration()))
        .map(url -> url.replace("{ExternalExecutionId}", externalExecutionId));
  }
}
