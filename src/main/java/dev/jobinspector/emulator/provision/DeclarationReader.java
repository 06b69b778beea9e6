package dev.jobinspector.emulator.provision;

import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.ActionTypeKey;
import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Client;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Variable;
import dev.jobinspector.emulator.lifecycle.ExecutionMode;
import dev.jobinspector.emulator.state.Region;
import dev.jobinspector.emulator.state.SeededIds;
import dev.jobinspector.emulator.tree.JsonTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the pipeline that CreatePipeline or UpdatePipeline declares, and refuses one that the
/// service would refuse.
public final class DeclarationReader {
  /// How reads show a secret; in an update it means the value of before.
  private static final String HIDDEN = "****";

  private final Region region;
  private final SeededIds ids;
  private final Optional<PipelineDeclaration> previous;

  /// @param previous what is updated
  public DeclarationReader(Region region, SeededIds ids, Optional<PipelineDeclaration> previous) {
    this.region = region;
    this.ids = ids;
    this.previous = previous;
  }

  /// Returns it as it will be kept.
  ///
  /// @throws dev.jobinspector.emulator.check.ServiceError if it cannot be
  public PipelineDeclaration read(JsonNode given) {
    ObjectNode pipeline = (ObjectNode) given.deepCopy();
    leaveOutNulls(pipeline);
    new StructureRules(pipeline, region.name()).check();
    complete(pipeline);
    var stages = new ArrayList<Stage>();
    for (JsonNode stage : pipeline.path("stages")) {
      String name = stage.path("name").stringValue();
      stages.add(
          new Stage(
              name,
              stage
                  .path("actions")
                  .valueStream()
                  .map(action -> action(pipeline, name, (ObjectNode) action))
                  .toList()));
    }
    JsonNode store =
        pipeline.path("artifactStore").isObject()
            ? pipeline.path("artifactStore")
            : pipeline.path("artifactStores").path(region.name());
    var declaration =
        new PipelineDeclaration(
            pipeline.path("name").stringValue(),
            pipeline.path("version").intValue(),
            pipeline.path("roleArn").stringValue(),
            store.path("location").stringValue(),
            text(store.path("encryptionKey"), "id"),
            PipelineDeclaration.Type.valueOf(pipeline.path("pipelineType").stringValue()),
            ExecutionMode.valueOf(pipeline.path("executionMode").stringValue()),
            stages,
            pipeline.path("variables").valueStream().map(DeclarationReader::variable).toList(),
            Optional.of(JsonTree.text(pipeline)));
    new FlowRules(declaration).check();
    return declaration;
  }

  private static void leaveOutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull);
    }
    node.forEach(DeclarationReader::leaveOutNulls);
  }

  /// Adds what the service adds.
  private void complete(ObjectNode pipeline) {
    pipeline.put("version", previous.map(it -> it.version() + 1).orElse(1));
    if (!pipeline.path("pipelineType").isString()) {
      pipeline.put("pipelineType", StructureRules.needsTypeTwo(pipeline) ? "V2" : "V1");
    }
    if (!pipeline.path("executionMode").isString()) {
      pipeline.put("executionMode", ExecutionMode.SUPERSEDED.name());
    }
    for (JsonNode stage : pipeline.path("stages")) {
      for (JsonNode each : stage.path("actions")) {
        ObjectNode action = (ObjectNode) each;
        action.put("runOrder", action.path("runOrder").asInt(1));
        action.withObjectProperty("configuration");
        action.withArrayProperty("outputArtifacts");
        action.withArrayProperty("inputArtifacts");
      }
    }
  }

  private Action action(ObjectNode pipeline, String stage, ObjectNode given) {
    String name = given.path("name").stringValue();
    ActionType type = type(given, name);
    String place = given.path("region").asString(region.name());
    boolean ours = type.id().owner().equals("AWS") && !type.id().category().equals("Source");
    if (!ours && !place.equals(region.name())) {
      throw ActionRules.invalid("Action '%s' cannot be in another Region".formatted(name));
    }
    keepSecrets(type, stage, name, (ObjectNode) given.path("configuration"));
    var action =
        new Action(
            name,
            type,
            given.path("runOrder").intValue(),
            texts(given.path("configuration")),
            names(given.path("inputArtifacts")),
            names(given.path("outputArtifacts")),
            text(given, "namespace"),
            type.isThirdParty()
                ? Optional.of(client(pipeline.path("name").stringValue(), stage, name))
                : Optional.empty(),
            given.path("timeoutInMinutes").isNumber()
                ? Optional.of(Duration.ofMinutes(given.path("timeoutInMinutes").intValue()))
                : Optional.empty(),
            Map.of());
    ActionRules.check(action);
    return action;
  }

  private ActionType type(JsonNode action, String name) {
    JsonNode given = action.path("actionTypeId");
    var id =
        new ActionTypeKey(
            given.path("category").stringValue(),
            given.path("owner").stringValue(),
            given.path("provider").stringValue(),
            given.path("version").stringValue());
    return region
        .actionType(id)
        .orElseThrow(
            () ->
                ActionRules.invalid(
                    ("ActionType (Category: '%s', Provider: '%s', Owner: '%s', Version: '%s') in"
                            + " action '%s' is not available in region '%s'")
                        .formatted(
                            id.category(),
                            id.provider(),
                            id.owner(),
                            id.version(),
                            name,
                            region.name().toUpperCase(Locale.ROOT).replace('-', '_'))));
  }

  private void keepSecrets(ActionType type, String stage, String action, ObjectNode configuration) {
    Map<String, String> before =
        previous
            .flatMap(pipeline -> pipeline.stage(stage))
            .flatMap(it -> it.actions().stream().filter(a -> a.name().equals(action)).findFirst())
            .map(Action::configuration)
            .orElse(Map.of());
    for (String property : List.copyOf(configuration.propertyNames())) {
      String value = before.get(property);
      boolean hidden = configuration.path(property).asString("").equals(HIDDEN);
      if (hidden && value != null && type.isSecret(property)) {
        configuration.put(property, value);
      }
    }
  }

  private Client client(String pipeline, String stage, String action) {
    return new Client(
        ids.uuid("client", region.name(), pipeline, stage, action),
        ids.token("client token", region.name(), pipeline, stage, action));
  }

  private static Variable variable(JsonNode given) {
    return new Variable(given.path("name").stringValue(), text(given, "defaultValue"));
  }

  private static Map<String, String> texts(JsonNode given) {
    var texts = new LinkedHashMap<String, String>();
    given.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
    return texts;
  }

  private static List<String> names(JsonNode artifacts) {
    return artifacts.valueStream().map(artifact -> artifact.path("name").stringValue()).toList();
  }

  private static Optional<String> text(JsonNode node, String member) {
    return node.path(member).isString()
        ? Optional.of(node.path(member).stringValue())
        : Optional.empty();
  }
}
