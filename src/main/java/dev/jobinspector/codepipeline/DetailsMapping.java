package dev.jobinspector.codepipeline;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.AWSSessionCredentials;
import software.amazon.awssdk.services.codepipeline.model.ActionConfiguration;
import software.amazon.awssdk.services.codepipeline.model.Artifact;
import software.amazon.awssdk.services.codepipeline.model.EncryptionKey;
import software.amazon.awssdk.services.codepipeline.model.JobData;
import software.amazon.awssdk.services.codepipeline.model.ThirdPartyJobData;
import software.amazon.awssdk.services.codepipeline.model.ThirdPartyJobDetails;

/// From the SDK's job details to ours. Any member may be missing.
final class DetailsMapping {
  private DetailsMapping() {}

  static JobDetails custom(
      software.amazon.awssdk.services.codepipeline.model.@Nullable JobDetails from) {
    if (from == null || from.id() == null) {
      throw new GarbledReplyException("The reply has no job.");
    }
    return custom(from.id(), from.accountId(), from.data());
  }

  static JobDetails custom(String id, @Nullable String account, @Nullable JobData from) {
    JobData data = from == null ? JobData.builder().build() : from;
    return new JobDetails(
        JobKind.CUSTOM,
        id,
        Optional.ofNullable(account),
        actionType(data.actionTypeId()),
        context(data.pipelineContext()),
        configuration(data.actionConfiguration()),
        artifacts(data.inputArtifacts()),
        artifacts(data.outputArtifacts()),
        credentials(data.artifactCredentials()),
        Optional.ofNullable(data.continuationToken()).map(Secret::new),
        key(data.encryptionKey()),
        Optional.empty());
  }

  static JobDetails thirdParty(@Nullable ThirdPartyJobDetails from) {
    if (from == null || from.id() == null) {
      throw new GarbledReplyException("The reply has no job.");
    }
    ThirdPartyJobData data =
        from.data() == null ? ThirdPartyJobData.builder().build() : from.data();
    return new JobDetails(
        JobKind.THIRD_PARTY,
        from.id(),
        Optional.empty(),
        actionType(data.actionTypeId()),
        context(data.pipelineContext()),
        configuration(data.actionConfiguration()),
        artifacts(data.inputArtifacts()),
        artifacts(data.outputArtifacts()),
        credentials(data.artifactCredentials()),
        Optional.ofNullable(data.continuationToken()).map(Secret::new),
        key(data.encryptionKey()),
        nonce(from.nonce()));
  }

  /// A nonce outside the service's own constraint is of no use, and no reason to hide the rest.
  static Optional<Nonce> nonce(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(value -> Nonce.problemWith(value).isEmpty())
        .map(Nonce::new);
  }

  static Optional<ActionTypeId> actionType(
      software.amazon.awssdk.services.codepipeline.model.@Nullable ActionTypeId from) {
    return Optional.ofNullable(from)
        .map(
            type ->
                new ActionTypeId(
                    text(type.categoryAsString()),
                    text(type.ownerAsString()),
                    text(type.provider()),
                    text(type.version())));
  }

  private static PipelineContext context(
      software.amazon.awssdk.services.codepipeline.model.@Nullable PipelineContext from) {
    if (from == null) {
      return PipelineContext.UNKNOWN;
    }
    return new PipelineContext(
        Optional.ofNullable(from.pipelineName()),
        Optional.ofNullable(from.stage()).map(stage -> stage.name()),
        Optional.ofNullable(from.action()).map(action -> action.name()),
        Optional.ofNullable(from.action()).map(action -> action.actionExecutionId()),
        Optional.ofNullable(from.pipelineExecutionId()));
  }

  private static Map<String, Secret> configuration(@Nullable ActionConfiguration from) {
    Map<String, Secret> configuration = new LinkedHashMap<>();
    if (from != null) {
      new TreeMap<>(from.configuration())
          .forEach((key, value) -> configuration.put(key, new Secret(text(value))));
    }
    return configuration;
  }

  private static List<JobDetails.Artifact> artifacts(List<Artifact> from) {
    return from.stream()
        .map(
            artifact ->
                new JobDetails.Artifact(
                    text(artifact.name()),
                    Optional.ofNullable(artifact.revision()),
                    Optional.ofNullable(artifact.location())
                        .flatMap(location -> Optional.ofNullable(location.s3Location()))
                        .map(s3 -> "s3://" + text(s3.bucketName()) + "/" + text(s3.objectKey()))))
        .toList();
  }

  private static Optional<JobDetails.ArtifactCredentials> credentials(
      @Nullable AWSSessionCredentials from) {
    return Optional.ofNullable(from)
        .map(
            c ->
                new JobDetails.ArtifactCredentials(
                    new Secret(text(c.accessKeyId())),
                    new Secret(text(c.secretAccessKey())),
                    new Secret(text(c.sessionToken()))));
  }

  private static Optional<JobDetails.EncryptionKey> key(@Nullable EncryptionKey from) {
    return Optional.ofNullable(from)
        .map(k -> new JobDetails.EncryptionKey(text(k.id()), text(k.typeAsString())));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
