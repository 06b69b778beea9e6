package dev.jobinspector.emulator.json;

import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.tree.JsonTree;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Pipelines as the service declares them. Secret configuration values are hidden: only polls and
/// job details show them.
public final class PipelineJson {
  /// What the console and the service show in place of a secret.
  private static final String HIDDEN = "****";

  private PipelineJson() {}

  public static ObjectNode summary(Pipeline pipeline) {
    PipelineDeclaration declaration = pipeline.declaration();
    ObjectNode summary =
        JobJson.object()
            .put("name", declaration.name())
            .put("version", declaration.version())
            .put("pipelineType", declaration.type().name())
            .put("executionMode", declaration.mode().name());
    summary.set("created", EpochSeconds.seconds(pipeline.created()));
    summary.set("updated", EpochSeconds.seconds(pipeline.updated()));
    return summary;
  }

  public static ObjectNode declaration(PipelineDeclaration declaration) {
    return declaration
        .document()
        .map(text -> asSent(declaration, text))
        .orElseGet(() -> fromScenario(declaration));
  }

  private static ObjectNode asSent(PipelineDeclaration declaration, String document) {
    ObjectNode json = (ObjectNode) JsonTree.read(document);
    for (int i = 0; i < declaration.stages().size(); i++) {
      JsonNode actions = json.path("stages").path(i).path("actions");
      List<Action> declared = declaration.stages().get(i).actions();
      for (int j = 0; j < declared.size(); j++) {
        ((ObjectNode) actions.path(j)).set("configuration", configuration(declared.get(j)));
      }
    }
    return json;
  }

  private static ObjectNode fromScenario(PipelineDeclaration declaration) {
    ObjectNode json =
        JobJson.object().put("name", declaration.name()).put("roleArn", declaration.roleArn());
    ObjectNode store =
        json.putObject("artifactStore")
            .put("type", "S3")
            .put("location", declaration.artifactBucket());
    declaration
        .encryptionKey()
        .ifPresent(id -> store.putObject("encryptionKey").put("id", id).put("type", "KMS"));
    var stages = json.putArray("stages");
    for (var stage : declaration.stages()) {
      var actions = stages.addObject().put("name", stage.name()).putArray("actions");
      stage.actions().forEach(action -> actions.add(action(action)));
    }
    if (!declaration.variables().isEmpty()) {
      var variables = json.putArray("variables");
      for (var variable : declaration.variables()) {
        ObjectNode item = variables.addObject().put("name", variable.name());
        variable.defaultValue().ifPresent(value -> item.put("defaultValue", value));
      }
    }
    return json.put("version", declaration.version())
        .put("executionMode", declaration.mode().name())
        .put("pipelineType", declaration.type().name());
  }

  public static ObjectNode configuration(Action action) {
    return configuration(action, action.configuration());
  }

  /// Returns the configuration of an action, with its secrets hidden.
  ///
  /// @param values of the configuration, as they are or resolved
  public static ObjectNode configuration(Action action, Map<String, String> values) {
    ObjectNode configuration = JobJson.object();
    values.forEach(
        (name, value) -> configuration.put(name, action.type().isSecret(name) ? HIDDEN : value));
    return configuration;
  }

  private static ObjectNode action(Action action) {
    ObjectNode json = JobJson.object().put("name", action.name());
    json.set("actionTypeId", JobJson.actionTypeId(action.type().id()));
    json.put("runOrder", action.runOrder());
    json.set("configuration", configuration(action));
    var outputs = json.putArray("outputArtifacts");
    action.outputArtifacts().forEach(name -> outputs.addObject().put("name", name));
    var inputs = json.putArray("inputArtifacts");
    action.inputArtifacts().forEach(name -> inputs.addObject().put("name", name));
    action.namespace().ifPresent(namespace -> json.put("namespace", namespace));
    return json;
  }
}
