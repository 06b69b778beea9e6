package dev.jobinspector.emulator.provision;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.ActionType.Artifacts;
import dev.jobinspector.emulator.declaration.ActionType.Executor;
import dev.jobinspector.emulator.declaration.ActionType.Property;
import dev.jobinspector.emulator.declaration.ActionType.Urls;
import dev.jobinspector.emulator.declaration.ActionTypeKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The action type that a CreateCustomActionType declares.
public final class ActionTypeDeclaration {
  private ActionTypeDeclaration() {}

  /// Returns it.
  ///
  /// @throws ServiceError if its properties or its numbers of artifacts do not fit together
  public static ActionType of(JsonNode input) {
    List<Property> properties =
        input
            .path("configurationProperties")
            .valueStream()
            .map(ActionTypeDeclaration::property)
            .toList();
    check(properties);
    JsonNode settings = input.path("settings");
    return new ActionType(
        new ActionTypeKey(
            input.path("category").stringValue(),
            "Custom",
            input.path("provider").stringValue(),
            input.path("version").stringValue()),
        Executor.JOB_WORKER,
        properties,
        artifacts(input.path("inputArtifactDetails"), "inputArtifactDetails"),
        artifacts(input.path("outputArtifactDetails"), "outputArtifactDetails"),
        Optional.empty(),
        new Urls(
            text(settings, "entityUrlTemplate"),
            text(settings, "executionUrlTemplate"),
            text(settings, "revisionUrlTemplate"),
            text(settings, "thirdPartyConfigurationUrl")),
        Duration.ofHours(1),
        false);
  }

  private static Property property(JsonNode given) {
    return new Property(
        given.path("name").stringValue(),
        given.path("required").booleanValue(),
        given.path("key").booleanValue(),
        given.path("secret").booleanValue(),
        given.path("queryable").asBoolean(false),
        text(given, "description"),
        given.path("type").asString("String"));
  }

  private static void check(List<Property> properties) {
    var names = new HashSet<String>();
    for (Property property : properties) {
      if (!names.add(property.name())) {
        throw ServiceError.validation(
            "The configuration property '" + property.name() + "' is declared twice");
      }
      if (property.queryable() && (property.secret() || !property.required())) {
        throw ServiceError.validation(
            "The queryable property '%s' must be required and not secret"
                .formatted(property.name()));
      }
    }
    if (properties.stream().filter(Property::queryable).count() > 1) {
      throw ServiceError.validation("A custom action type has at most one queryable property");
    }
  }

  private static Artifacts artifacts(JsonNode given, String member) {
    var artifacts =
        new Artifacts(given.path("minimumCount").intValue(), given.path("maximumCount").intValue());
    if (artifacts.minimum() > artifacts.maximum()) {
      throw ServiceError.validation(
          "The minimumCount of " + member + " must not be larger than its maximumCount");
    }
    return artifacts;
  }

  private static Optional<String> text(JsonNode node, String member) {
    return node.path(member).isString()
        ? Optional.of(node.path(member).stringValue())
        : Optional.empty();
  }
}
