package dev.jobinspector.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
import tools.jackson.databind.JsonNode;
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
    client = client("us-east-1", Duration.ofSeconds(60));
  }

  static Started builtIn() {
    try {
      return new Started(EmulatorOptions.defaults());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
  record Where(String actionType, String provider, String pipeline, String stage, String action) {}

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

  /// The operations of the requests that the service received, in order.
  List<String> received(String query) throws Exception {
    var reply =
        http.send(
            HttpRequest.newBuilder(endpoint().resolve("/_emulator/requests" + query)).build(),
            BodyHandlers.ofByteArray());
    return json.readTree(reply.body())
        .valueStream()
        .map(request -> request.path("operation").asString())
        .toList();
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

  /// What the control plane answers to a GET; it must be status 200.
  JsonNode read(String path) throws Exception {
    var reply = send(HttpRequest.newBuilder(endpoint().resolve("/_emulator/" + path)));
    if (reply.statusCode() != 200) {
      throw new IllegalStateException(reply.body());
    }
    return json.readTree(reply.body());
  }

  HttpResponse<String> control(String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(endpoint().resolve("/_emulator/" + path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  void advance(String duration) throws Exception {
    must("clock", "{\"advance\":\"" + duration + "\"}");
  }

  void fault(String operation, String fault) throws Exception {
    must("faults", "{\"operation\":\"" + operation + "\",\"fault\":\"" + fault + "\"}");
  }

  /// A request as an SDK signs it, and as nobody's SDK sends it.
  HttpRequest.Builder raw(String operation, String body) {
    return HttpRequest.newBuilder(endpoint())
        .header("Content-Type", "application/x-amz-json-1.1")
        .header("X-Amz-Target", "CodePipeline_20150709." + operation)
        .header("X-Amz-Date", date(Instant.now()))
        .header("Authorization", authorization("us-east-1", "codepipeline"))
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  static String date(Instant instant) {
    return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
        .format(instant.atOffset(ZoneOffset.UTC));
  }

  static String authorization(String region, String service) {
    return "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=%s"
        .formatted(region, service, "0".repeat(64));
  }

  private void must(String path, String body) throws Exception {
    var reply = control(path, body);
    if (reply.statusCode() != 200) {
      throw new IllegalStateException(reply.body());
    }
  }

  @Override
  public void close() {
    client.close();
    http.close();
    emulator.close();
  }
}
