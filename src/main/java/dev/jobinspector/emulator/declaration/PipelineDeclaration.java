package dev.jobinspector.emulator.declaration;

import dev.jobinspector.emulator.lifecycle.ExecutionMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a pipeline is built.
///
/// @param document the declaration as CreatePipeline or UpdatePipeline sent it, as text: reads
///   return from it what nothing here needs; empty for a pipeline of the scenario
public record PipelineDeclaration(
    String name,
    int version,
    String roleArn,
    String artifactBucket,
    Optional<String> encryptionKey,
    Type type,
    ExecutionMode mode,
    List<Stage> stages,
    List<Variable> variables,
    Optional<String> document) {

  /// `PipelineType` of the service model.
  public enum Type {
    V1,
    V2
  }

  /// A stage, its actions in the order of their run order.
  public record Stage(String name, List<Action> actions) {}

  /// An action. `client` is set for third-party actions only.
  ///
  /// @param timeout of an approval, if it is not the default
  /// @param publishes the variables that an action of another AWS service produces, beside those
  ///   that its provider documents
  public record Action(
      String name,
      ActionType type,
      int runOrder,
      Map<String, String> configuration,
      List<String> inputArtifacts,
      List<String> outputArtifacts,
      Optional<String> namespace,
      Optional<Client> client,
      Optional<Duration> timeout,
      Map<String, String> publishes) {}

  /// The customer as a partner knows it: the service sends the id, the partner's worker must find
  /// the token.
  public record Client(String id, String token) {}

  /// A variable of the pipeline; one without a default must be given at each start.
  public record Variable(String name, Optional<String> defaultValue) {}

  /// Returns the stage of a name.
  public Optional<Stage> stage(String stageName) {
    for (Stage stage : stages) {
      if (stage.name().equals(stageName)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
