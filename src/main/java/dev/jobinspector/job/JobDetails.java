package dev.jobinspector.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What GetJobDetails and GetThirdPartyJobDetails tell: everything about a job but its status.
/// Printing it shows no secret.
///
/// @param account of the pipeline; only custom jobs have it
/// @param configuration of the action; the reply does not say which values are secret, so all are
/// @param nonce of the newest hand-out; only third-party jobs have it
public record JobDetails(
    JobKind kind,
    String id,
    Optional<String> account,
    Optional<ActionTypeId> actionType,
    PipelineContext context,
    Map<String, Secret> configuration,
    List<Artifact> inputArtifacts,
    List<Artifact> outputArtifacts,
    Optional<ArtifactCredentials> artifactCredentials,
    Optional<Secret> continuationToken,
    Optional<EncryptionKey> encryptionKey,
    Optional<Nonce> nonce) {

  /// Something the action reads or writes.
  ///
  /// @param location where in S3 it lies, `s3://bucket/key`
  public record Artifact(String name, Optional<String> revision, Optional<String> location) {}

  /// Temporary credentials for the artifact bucket.
  public record ArtifactCredentials(
      Secret accessKeyId, Secret secretAccessKey, Secret sessionToken) {}

  /// The key that the artifacts are encrypted with.
  public record EncryptionKey(String id, String type) {}
}
