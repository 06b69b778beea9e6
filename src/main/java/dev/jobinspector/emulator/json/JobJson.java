package dev.jobinspector.emulator.json;

import dev.jobinspector.emulator.declaration.ActionTypeKey;
import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.state.ArtifactCredentials;
import dev.jobinspector.emulator.state.Job;
import dev.jobinspector.emulator.state.PipelineExecution;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Jobs as the service sends them: `JobData` and `ThirdPartyJobData` of the service model.
public final class JobJson {
  private JobJson() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// Returns what a worker is told of a job.
  ///
  /// @param credentials for the artifacts
  public static ObjectNode data(Job job, ArtifactCredentials credentials) {
    PipelineDeclaration.Action action = job.action().declaration();
    PipelineExecution execution = job.action().stage().pipelineExecution();
    PipelineDeclaration pipeline = execution.declaration();
    ObjectNode data = object();
    data.set("actionTypeId", actionTypeId(job.type().id()));
    ObjectNode configuration = data.putObject("actionConfiguration").putObject("configuration");
    job.action().configuration().forEach(configuration::put);
    data.set("pipelineContext", context(job));
    Optional<String> revision = execution.trigger().revision();
    data.set(
        "inputArtifacts",
        artifacts(action.inputArtifacts(), name -> ArtifactLocation.of(execution, name), revision));
    data.set(
        "outputArtifacts",
        artifacts(
            action.outputArtifacts(),
            name -> ArtifactLocation.madeBy(job.action(), name),
            Optional.empty()));
    data.set("artifactCredentials", credentials(credentials));
    job.continuationToken().ifPresent(token -> data.put("continuationToken", token));
    pipeline
        .encryptionKey()
        .ifPresent(id -> data.putObject("encryptionKey").put("id", id).put("type", "KMS"));
    return data;
  }

  public static ObjectNode actionTypeId(ActionTypeKey id) {
    return object()
        .put("category", id.category())
        .put("owner", id.owner())
        .put("provider", id.provider())
        .put("version", id.version());
  }

  /// For third-party jobs without the ARN and the execution id, as the service model says.
  private static ObjectNode context(Job job) {
    var stage = job.action().stage();
    PipelineExecution execution = stage.pipelineExecution();
    ObjectNode context = object().put("pipelineName", execution.pipeline().declaration().name());
    context.putObject("stage").put("name", stage.declaration().name());
    context
        .putObject("action")
        .put("name", job.action().declaration().name())
        .put("actionExecutionId", job.action().id());
    if (!job.type().isThirdParty()) {
      context.put("pipelineArn", execution.pipeline().arn());
      context.put("pipelineExecutionId", execution.id());
    }
    return context;
  }

  private static ArrayNode artifacts(
      List<String> names, Function<String, ArtifactLocation> locations, Optional<String> revision) {
    ArrayNode artifacts = JsonNodeFactory.instance.arrayNode();
    for (String name : names) {
      ObjectNode artifact = artifacts.addObject().put("name", name);
      revision.ifPresent(id -> artifact.put("revision", id));
      ObjectNode location = artifact.putObject("location").put("type", "S3");
      location
          .putObject("s3Location")
          .put("bucketName", locations.apply(name).bucket())
          .put("objectKey", locations.apply(name).key());
    }
    return artifacts;
  }

  private static ObjectNode credentials(ArtifactCredentials credentials) {
    ObjectNode json =
        object()
            .put("accessKeyId", credentials.accessKeyId())
            .put("secretAccessKey", credentials.secretAccessKey());
    return credentials.sessionToken().isEmpty()
        ? json
        : json.put("sessionToken", credentials.sessionToken());
  }
}
