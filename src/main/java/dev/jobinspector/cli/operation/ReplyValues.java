package dev.jobinspector.cli.operation;

import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replies as the maps that the API answers with, secrets masked unless the user asked for them.
final class ReplyValues {
  private final boolean showSecrets;

  ReplyValues(boolean showSecrets) {
    this.showSecrets = showSecrets;
  }

  Map<String, Object> status(JobStatus status) {
    return Map.of("status", status.text());
  }

  Map<String, Object> details(JobDetails details) {
    return Map.of("jobDetails", job(details, details.nonce()));
  }

  Map<String, Object> polled(List<PolledJob> jobs) {
    return Map.of("jobs", jobs.stream().map(this::polled).toList());
  }

  private Map<String, Object> polled(PolledJob job) {
    if (job.kind() == JobKind.THIRD_PARTY || job.details().isEmpty()) {
      Entries entries = new Entries();
      entries.text("clientId", job.clientId());
      entries.text("jobId", Optional.of(job.id()));
      return entries.map;
    }
    return job(job.details().get(), job.nonce());
  }

  private Map<String, Object> job(JobDetails job, Optional<Nonce> nonce) {
    Entries entries = new Entries();
    entries.text("id", Optional.of(job.id()));
    entries.map.put("data", data(job));
    entries.text("nonce", nonce.map(n -> shown(new Secret(n.value()))));
    entries.text("accountId", job.account());
    return entries.map;
  }

  private Map<String, Object> data(JobDetails job) {
    Entries data = new Entries();
    job.actionType()
        .ifPresent(
            type -> {
              Entries entries = new Entries();
              entries.text("category", Optional.of(type.category()));
              entries.text("owner", Optional.of(type.owner()));
              entries.text("provider", Optional.of(type.provider()));
              entries.text("version", Optional.of(type.version()));
              data.map.put("actionTypeId", entries.map);
            });
    if (!job.configuration().isEmpty()) {
      Map<String, Object> configuration = new LinkedHashMap<>();
      job.configuration().forEach((key, value) -> configuration.put(key, shown(value)));
      data.map.put("actionConfiguration", Map.of("configuration", configuration));
    }
    if (!job.context().equals(PipelineContext.UNKNOWN)) {
      data.map.put("pipelineContext", context(job.context()));
    }
    data.map.put("inputArtifacts", job.inputArtifacts().stream().map(this::artifact).toList());
    data.map.put("outputArtifacts", job.outputArtifacts().stream().map(this::artifact).toList());
    job.artifactCredentials()
        .ifPresent(
            credentials -> {
              Entries entries = new Entries();
              entries.text("accessKeyId", Optional.of(shown(credentials.accessKeyId())));
              entries.text("secretAccessKey", Optional.of(shown(credentials.secretAccessKey())));
              entries.text("sessionToken", Optional.of(shown(credentials.sessionToken())));
              data.map.put("artifactCredentials", entries.map);
            });
    data.text("continuationToken", job.continuationToken().map(this::shown));
    job.encryptionKey()
        .ifPresent(
            key -> {
              Entries entries = new Entries();
              entries.text("id", Optional.of(key.id()));
              entries.text("type", Optional.of(key.type()));
              data.map.put("encryptionKey", entries.map);
            });
    return data.map;
  }

  private static Map<String, Object> context(PipelineContext context) {
    Entries entries = new Entries();
    entries.text("pipelineName", context.pipeline());
    context.stage().ifPresent(name -> entries.map.put("stage", Map.of("name", name)));
    Entries action = new Entries();
    action.text("name", context.action());
    action.text("actionExecutionId", context.actionExecutionId());
    if (!action.map.isEmpty()) {
      entries.map.put("action", action.map);
    }
    entries.text("pipelineExecutionId", context.pipelineExecutionId());
    return entries.map;
  }

  private Map<String, Object> artifact(JobDetails.Artifact artifact) {
    Entries entries = new Entries();
    entries.text("name", Optional.of(artifact.name()));
    entries.text("revision", artifact.revision());
    artifact.location().ifPresent(url -> entries.map.put("location", location(url)));
    return entries.map;
  }

  private static Map<String, Object> location(String url) {
    String path = url.substring("s3://".length());
    int slash = path.indexOf('/');
    Entries place = new Entries();
    place.text("bucketName", Optional.of(path.substring(0, slash)));
    place.text("objectKey", Optional.of(path.substring(slash + 1)));
    Entries entries = new Entries();
    entries.text("type", Optional.of("S3"));
    entries.map.put("s3Location", place.map);
    return entries.map;
  }

  private String shown(Secret secret) {
    return showSecrets ? secret.reveal() : Secret.MASK;
  }

  /// Entries in order, absent ones left out.
  private static final class Entries {
    private final Map<String, Object> map = new LinkedHashMap<>();

    void text(String key, Optional<String> text) {
      text.ifPresent(value -> map.put(key, value));
    }
  }
}
