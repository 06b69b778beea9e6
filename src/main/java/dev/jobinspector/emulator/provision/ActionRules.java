package dev.jobinspector.emulator.provision;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.ActionType.Artifacts;
import dev.jobinspector.emulator.declaration.ActionType.Property;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.declaration.VariableReferences;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a declared action must keep for itself. The words for missing configuration and for
/// artifacts are the service's, as users have posted them; others are modelled.
final class ActionRules {
  private static final Pattern QUERYABLE = Pattern.compile("[A-Za-z0-9_-]{1,20}");

  private ActionRules() {}

  static void check(Action action) {
    configuration(action);
    artifacts("input", action, action.inputArtifacts(), action.type().inputArtifacts());
    artifacts("output", action, action.outputArtifacts(), action.type().outputArtifacts());
    if (action.timeout().isPresent() && !action.type().isApproval()) {
      throw invalid(
          "timeoutInMinutes is for approvals alone, not for action '%s'".formatted(action.name()));
    }
  }

  /// What properties actions of AWS's own types have beside the required ones is not checked.
  private static void configuration(Action action) {
    ActionType type = action.type();
    Map<String, String> configuration = action.configuration();
    for (Property property : type.properties()) {
      String value = configuration.get(property.name());
      if (value == null && property.required()) {
        throw invalid(
            "Action configuration for action '%s' is missing required configuration '%s'"
                .formatted(action.name(), property.name()));
      }
      if (value != null && property.queryable() && !queryable(value)) {
        throw invalid(
            "The value of '%s' in action '%s' is queryable and must match %s"
                .formatted(property.name(), action.name(), QUERYABLE.pattern()));
      }
    }
    List<String> known = type.properties().stream().map(Property::name).toList();
    for (String name : configuration.keySet()) {
      if (!type.id().owner().equals("AWS") && !known.contains(name)) {
        throw invalid(
            "Action configuration for action '%s' contains unknown configuration '%s'"
                .formatted(action.name(), name));
      }
    }
  }

  private static boolean queryable(String value) {
    return !VariableReferences.in(value).isEmpty() || QUERYABLE.matcher(value).matches();
  }

  private static void artifacts(
      String kind, Action action, List<String> declared, Artifacts allowed) {
    if (declared.size() < allowed.minimum()) {
      throw invalid(
          "Action %s declares %d %s artifacts which is less than the minimum count (%d)"
              .formatted(action.name(), declared.size(), kind, allowed.minimum()));
    }
    if (declared.size() > allowed.maximum()) {
      throw invalid(
          "Action %s declares %d %s artifacts which is more than the maximum count (%d)"
              .formatted(action.name(), declared.size(), kind, allowed.maximum()));
    }
  }

  static ServiceError invalid(String message) {
    return ServiceError.modelled("InvalidActionDeclarationException", message);
  }
}
