package dev.jobinspector.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.json.JsonMapper;

/// A started emulator with a client of the AWS SDK that never retries, and its control plane.
final class Started implements AutoCloseable {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "example"));

  private final JsonMapper json = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Emulator emulator;
  private final CodePipelineClient client;

  Started(EmulatorOptions options) throws IOException {
    emulator = Emulator.start(options);
    client = client("us-east-1", Duration.ofSeconds(20));
  }

  static Started builtIn() throws IOException {
    return new Started(EmulatorOptions.defaults());
  }

  /// A job as the control plane lists it.
  record ListedJob(
      String id,
      String kind,
      String status,
      @Nullable String nonce,
      @Nullable String clientId,
      @Nullable String clientToken,
      Map<String, Integer> received,
      Where where) {}

  /// Where a job stands.
  record Where(String provider, String pipeline, String stage, String action) {}

  URI endpoint() {
    return emulator.endpoint();
  }

  CodePipelineClient client() {
    return client;
  }

  CodePipelineClient client(String region, Duration patience) {
    return CodePipelineClient.builder()
        .endpointOverride(endpoint())
        .region(Region.of(region))
        .credentialsProvider(CREDENTIALS)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .apiCallTimeout(patience)
                .build())
        .build();
  }

  StsClient sts() {
    return StsClient.builder()
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(CREDENTIALS)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  List<ListedJob> jobs() throws Exception {
    return jobs("");
  }

  List<ListedJob> jobs(String query) throws Exception {
    var reply =
        http.send(
            HttpRequest.newBuilder(endpoint().resolve("/_emulator/jobs" + query)).build(),
            BodyHandlers.ofByteArray());
    return Arrays.asList(json.readValue(reply.body(), ListedJob[].class));
  }

  ListedJob job(String id) throws Exception {
    return jobs().stream().filter(job -> job.id().equals(id)).findFirst().orElseThrow();
  }

  /// The first of its kind and status in us-east-1.
  ListedJob job(String kind, String status) throws Exception {
    return jobs("?region=us-east-1").stream()
        .filter(job -> job.kind().equals(kind) && job.status().equals(status))
        .findFirst()
        .orElseThrow();
  }

  HttpResponse<String> control(String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(endpoint().resolve("/_emulator/" + path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  void advance(String duration) throws Exception {
    assert control("clock", "{\"advance\":\"" + duration + "\"}").statusCode() == 200;
  }

  void fault(String operation, String fault) throws Exception {
    assert control("faults", "{\"operation\":\"" + operation + "\",\"fault\":\"" + fault + "\"}")
            .statusCode()
        == 200;
  }

  @Override
  public void close() {
    client.close();
    http.close();
    emulator.close();
  }
}
