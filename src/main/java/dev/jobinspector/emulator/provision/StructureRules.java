package dev.jobinspector.emulator.provision;

import dev.jobinspector.emulator.check.ServiceError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a declared pipeline must keep as a whole, by "CodePipeline pipeline structure reference"
/// and "Quotas" of the user guide. Which error each gets is modelled, but for the words that users
/// have posted.
final class StructureRules {
  private static final int MOST_STAGES = 50;
  private static final int MOST_ACTIONS = 50;

  private final JsonNode pipeline;
  private final String region;

  StructureRules(JsonNode pipeline, String region) {
    this.pipeline = pipeline;
    this.region = region;
  }

  void check() {
    stores();
    type();
    stages();
    unique(pipeline.path("variables"), "InvalidStructureException", "pipeline variable");
    for (JsonNode stage : pipeline.path("stages")) {
      stage(stage);
    }
    sources();
  }

  private void stores() {
    JsonNode many = pipeline.path("artifactStores");
    if (pipeline.path("artifactStore").isObject() == many.isObject()) {
      throw structure("A pipeline has either artifactStore or artifactStores");
    }
    if (many.isObject()) {
      for (String needed : regions()) {
        if (!many.has(needed)) {
          throw structure("artifactStores has no store for the Region " + needed);
        }
      }
    }
  }

  private Set<String> regions() {
    Set<String> regions = new HashSet<>(Set.of(region));
    pipeline
        .path("stages")
        .forEach(
            stage ->
                stage
                    .path("actions")
                    .forEach(action -> regions.add(action.path("region").asString(region))));
    return regions;
  }

  /// Returns whether something is declared that only pipelines of type V2 have.
  static boolean needsTypeTwo(JsonNode pipeline) {
    return !pipeline.path("executionMode").asString("SUPERSEDED").equals("SUPERSEDED")
        || !pipeline.path("variables").isEmpty()
        || !pipeline.path("triggers").isEmpty()
        || pipeline
            .path("stages")
            .valueStream()
            .anyMatch(
                stage ->
                    stage.has("onFailure") || stage.has("onSuccess") || stage.has("beforeEntry"));
  }

  private void type() {
    if (pipeline.path("pipelineType").asString("").equals("V1") && needsTypeTwo(pipeline)) {
      throw structure(
          "Execution modes but SUPERSEDED, variables, triggers and conditions need pipelineType"
              + " V2");
    }
  }

  private void stages() {
    int stages = pipeline.path("stages").size();
    if (stages < 2) {
      throw structure(
          "Pipeline has only %d stage(s). There should be a minimum of 2 stages in a pipeline"
              .formatted(stages));
    }
    if (stages > MOST_STAGES) {
      throw limit("A pipeline has at most " + MOST_STAGES + " stages");
    }
    unique(pipeline.path("stages"), "InvalidStageDeclarationException", "stage");
  }

  private static void stage(JsonNode stage) {
    String name = stage.path("name").stringValue();
    int actions = stage.path("actions").size();
    if (actions == 0) {
      throw ServiceError.modelled(
          "InvalidStageDeclarationException", "Stage '" + name + "' has no actions");
    }
    if (actions > MOST_ACTIONS) {
      throw limit("A stage has at most " + MOST_ACTIONS + " actions");
    }
    if (!stage.path("blockers").isEmpty()) {
      throw ServiceError.modelled(
          "InvalidBlockerDeclarationException", "Blockers are reserved for future use");
    }
    unique(stage.path("actions"), "InvalidActionDeclarationException", "action of stage " + name);
  }

  private void sources() {
    List<JsonNode> stages = pipeline.path("stages").valueStream().toList();
    if (!stages.getFirst().path("actions").valueStream().allMatch(StructureRules::isSource)) {
      throw structure("Pipeline should start with a stage that only contains source actions");
    }
    if (stages.stream()
        .skip(1)
        .flatMap(stage -> stage.path("actions").valueStream())
        .anyMatch(StructureRules::isSource)) {
      throw structure("Only the first stage of a pipeline can contain source actions");
    }
  }

  private static boolean isSource(JsonNode action) {
    return action.path("actionTypeId").path("category").asString("").equals("Source");
  }

  private static void unique(JsonNode named, String error, String what) {
    var names = new HashSet<String>();
    for (JsonNode each : named) {
      String name = each.path("name").stringValue();
      if (!names.add(name)) {
        throw ServiceError.modelled(error, "There is more than one " + what + " '" + name + "'");
      }
    }
  }

  private static ServiceError structure(String message) {
    return ServiceError.modelled("InvalidStructureException", message);
  }

  private static ServiceError limit(String message) {
    return ServiceError.modelled("LimitExceededException", message);
  }
}
