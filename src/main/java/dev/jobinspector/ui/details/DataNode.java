package dev.jobinspector.ui.details;

import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobDetails.Artifact;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A job's data as a tree.
///
/// @param secret of a value that shows only on purpose; `value` is empty then
public record DataNode(
    String name, String value, Optional<Secret> secret, List<DataNode> children) {

  private static DataNode of(String name, String value) {
    return new DataNode(name, value, Optional.empty(), List.of());
  }

  private static DataNode secret(String name, Secret secret) {
    return new DataNode(name, "", Optional.of(secret), List.of());
  }

  private static DataNode branch(String name, List<DataNode> children) {
    return new DataNode(name, "", Optional.empty(), List.copyOf(children));
  }

  /// Returns the top-level members, named as in the API.
  public static List<DataNode> of(JobDetails job) {
    List<DataNode> nodes = new ArrayList<>();
    nodes.add(of("id", job.id()));
    job.account().ifPresent(account -> nodes.add(of("accountId", account)));
    job.nonce().map(Nonce::value).ifPresent(n -> nodes.add(secret("nonce", new Secret(n))));
    job.actionType()
        .ifPresent(
            type ->
                nodes.add(
                    branch(
                        "actionTypeId",
                        List.of(
                            of("category", type.category()),
                            of("owner", type.owner()),
                            of("provider", type.provider()),
                            of("version", type.version())))));
    if (!job.configuration().isEmpty()) {
      nodes.add(
          branch(
              "actionConfiguration",
              job.configuration().entrySet().stream()
                  .map(entry -> secret(entry.getKey(), entry.getValue()))
                  .toList()));
    }
    nodes.add(branch("pipelineContext", context(job)));
    artifacts("inputArtifacts", job.inputArtifacts()).ifPresent(nodes::add);
    artifacts("outputArtifacts", job.outputArtifacts()).ifPresent(nodes::add);
    job.artifactCredentials()
        .ifPresent(
            credentials ->
                nodes.add(
                    branch(
                        "artifactCredentials",
                        List.of(
                            secret("accessKeyId", credentials.accessKeyId()),
                            secret("secretAccessKey", credentials.secretAccessKey()),
                            secret("sessionToken", credentials.sessionToken())))));
    job.continuationToken().ifPresent(token -> nodes.add(secret("continuationToken", token)));
    job.encryptionKey()
        .ifPresent(
            key ->
                nodes.add(
                    branch("encryptionKey", List.of(of("id", key.id()), of("type", key.type())))));
    return nodes;
  }

  private static List<DataNode> context(JobDetails job) {
    List<DataNode> nodes = new ArrayList<>();
    job.context().pipeline().ifPresent(v -> nodes.add(of("pipelineName", v)));
    job.context().stage().ifPresent(v -> nodes.add(of("stage", v)));
    job.context().action().ifPresent(v -> nodes.add(of("action", v)));
    job.context().actionExecutionId().ifPresent(v -> nodes.add(of("actionExecutionId", v)));
    job.context().pipelineExecutionId().ifPresent(v -> nodes.add(of("pipelineExecutionId", v)));
    return nodes;
  }

  private static Optional<DataNode> artifacts(String name, List<Artifact> artifacts) {
    return artifacts.isEmpty()
        ? Optional.empty()
        : Optional.of(branch(name, artifacts.stream().map(DataNode::artifact).toList()));
  }

  private static DataNode artifact(Artifact artifact) {
    List<DataNode> children = new ArrayList<>();
    artifact.location().ifPresent(location -> children.add(of("location", location)));
    artifact.revision().ifPresent(revision -> children.add(of("revision", revision)));
    return branch(artifact.name(), children);
  }
}
