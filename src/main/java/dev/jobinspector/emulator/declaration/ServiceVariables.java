package dev.jobinspector.emulator.declaration;

import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables that actions of AWS services produce, by the "Variables reference" of the user
/// guide. Nothing is fetched: they follow from the configuration and the revision.
public final class ServiceVariables {
  private ServiceVariables() {}

  /// Returns them, and over them what the declaration says.
  ///
  /// @param configuration of the action, resolved
  public static Map<String, String> of(
      Action action, Map<String, String> configuration, String revision, Instant now) {
    var variables = new LinkedHashMap<String, String>();
    if (action.type().id().category().equals("Source")) {
      source(action.type().id().provider(), configuration, revision, now, variables);
    }
    variables.putAll(action.publishes());
    return variables;
  }

  private static void source(
      String provider,
      Map<String, String> configuration,
      String revision,
      Instant now,
      Map<String, String> variables) {
    switch (provider) {
      case "CodeStarSourceConnection", "CodeCommit", "GitHub" -> {
        variables.put("CommitId", revision);
        variables.put("CommitMessage", "Commit " + revision);
        variables.put("AuthorDate", now.toString());
        copy(configuration, "BranchName", variables, "BranchName");
        copy(configuration, "Branch", variables, "BranchName");
        copy(configuration, "RepositoryName", variables, "RepositoryName");
        copy(configuration, "Repo", variables, "RepositoryName");
        copy(configuration, "FullRepositoryId", variables, "FullRepositoryName");
        copy(configuration, "ConnectionArn", variables, "ConnectionArn");
      }
      case "S3" -> {
        variables.put("VersionId", revision);
        variables.put("ETag", revision);
        copy(configuration, "S3Bucket", variables, "BucketName");
        copy(configuration, "S3ObjectKey", variables, "ObjectKey");
      }
      case "ECR" -> {
        variables.put("ImageDigest", revision);
        copy(configuration, "RepositoryName", variables, "RepositoryName");
        copy(configuration, "ImageTag", variables, "ImageTag");
      }
      default -> {}
    }
  }

  private static void copy(
      Map<String, String> from, String key, Map<String, String> to, String name) {
    String value = from.get(key);
    if (value != null) {
      to.put(name, value);
    }
  }
}
