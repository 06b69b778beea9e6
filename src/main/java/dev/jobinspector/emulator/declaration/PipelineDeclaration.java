package dev.jobinspector.emulator.declaration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a pipeline is built.
public record PipelineDeclaration(
    String name,
    int version,
    String roleArn,
    String artifactBucket,
    Optional<String> encryptionKey,
    Mode mode,
    List<Stage> stages) {

  /// What a later execution does that finds a stage taken.
  public enum Mode {
    SUPERSEDED,
    QUEUED,
    PARALLEL
  }

  /// A stage, its actions in the order of their run order.
  public record Stage(String name, List<Action> actions) {}

  /// An action. `client` is set for third-party actions only.
  public record Action(
      String name,
      ActionType type,
      int runOrder,
      Map<String, String> configuration,
      List<String> inputArtifacts,
      List<String> outputArtifacts,
      Optional<String> namespace,
      Optional<Client> client) {}

  /// The customer as a partner knows it: the service sends the id, the partner's worker must find
  /// the token.
  public record Client(String id, String token) {}
}
