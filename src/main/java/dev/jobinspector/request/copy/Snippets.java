package dev.jobinspector.request.copy;

import dev.jobinspector.text.JsonText;
import java.util.Map;

/// Input files and program text.
final class Snippets {
  private Snippets() {}

  /// Returns JSON without the secrets: `--nonce` and `--client-token` add them on the command line.
  static String json(CopyAs.Subject subject) {
    return JsonText.of(Map.of("jobId", subject.jobId())) + "\n";
  }

  static String python(CopyAs.Subject subject) {
    Target target = subject.target();
    String session =
        target.profile().isPresent()
            ? "boto3.Session(profile_name=%s)".formatted(literal(target.profile().get()))
            : "boto3.Session()";
    String endpoint = target.endpoint().map(url -> ", endpoint_url=" + literal(url)).orElse("");
    return """
    import os

    import boto3
    from botocore.config import Config

    # One attempt: a repeated acknowledge whose first reply was lost is refused.
    config = Config(retries={"total_max_attempts": 1})
    client = %s.client(
        "codepipeline", region_name=%s%s, config=config
    )
    reply = client.%s(
        jobId=%s,
        nonce=os.environ["NONCE"],%s
    )
    print(reply["status"])
    """
        .formatted(
            session,
            literal(target.region()),
            endpoint,
            subject.command().replace('-', '_'),
            literal(subject.jobId()),
            subject.thirdParty() ? "\n    clientToken=os.environ[\"CLIENT_TOKEN\"]," : "");
  }

  static String java(CopyAs.Subject subject) {
    Target target = subject.target();
    StringBuilder builder = new StringBuilder();
    builder.append("        .region(Region.of(").append(literal(target.region())).append("))\n");
    target
        .endpoint()
        .ifPresent(
            url ->
                builder
                    .append("        .endpointOverride(URI.create(")
                    .append(literal(url))
                    .append("))\n"));
    target
        .profile()
        .ifPresent(
            name ->
                builder
                    .append("        .credentialsProvider(ProfileCredentialsProvider.create(")
                    .append(literal(name))
                    .append("))\n"));
    return """
    // One attempt: a repeated acknowledge whose first reply was lost is refused.
    try (var client = CodePipelineClient.builder()
    %s        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build()) {
        var reply = client.%s(ask -> ask
            .jobId(%s)
            .nonce(System.getenv("NONCE"))%s);
        System.out.println(reply.statusAsString());
    }
    """
        .formatted(
            builder,
            subject.thirdParty() ? "acknowledgeThirdPartyJob" : "acknowledgeJob",
            literal(subject.jobId()),
            subject.thirdParty() ? "\n        .clientToken(System.getenv(\"CLIENT_TOKEN\"))" : "");
  }

  /// JSON's texts are texts in Python and Java as well; what they escape differently does not come
  /// out of [JsonText].
  private static String literal(String text) {
    return JsonText.of(text);
  }
}
