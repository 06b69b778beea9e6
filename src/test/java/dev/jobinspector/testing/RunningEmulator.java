package dev.jobinspector.testing;

import dev.jobinspector.codepipeline.SdkConnector;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.emulator.Emulator;
import dev.jobinspector.emulator.EmulatorOptions;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.service.JobGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The emulator on a free port, its control plane, and the real gateway to it.
public final class RunningEmulator implements AutoCloseable {
  /// Longer than a busy machine takes for anything.
  private static final TimeLimits PATIENT =
      new TimeLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(120));

  private static final TimeLimits IMPATIENT =
      new TimeLimits(Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(120));

  private final Emulator emulator;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JobGateway gateway;

  public RunningEmulator() {
    this(EmulatorOptions.defaults());
  }

  /// Of a scenario file.
  public RunningEmulator(Path scenario) {
    this(options(scenario));
  }

  private RunningEmulator(EmulatorOptions options) {
    try {
      emulator = Emulator.start(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gateway = connector().connect(new ConnectionChoice.Emulator("us-east-1"));
  }

  /// One that tells no more than AWS does.
  public static RunningEmulator withoutControlPlane() {
    return withoutControlPlane(Optional.empty());
  }

  /// Such a one of a scenario file, or of the built-in scenario.
  public static RunningEmulator withoutControlPlane(Optional<Path> scenario) {
    EmulatorOptions defaults = EmulatorOptions.defaults();
    return new RunningEmulator(
        new EmulatorOptions(
            0,
            scenario,
            defaults.dispatchWindow(),
            defaults.repeatedAcknowledge(),
            defaults.seed(),
            0,
            Duration.ZERO,
            false));
  }

  private static EmulatorOptions options(Path scenario) {
    EmulatorOptions defaults = EmulatorOptions.defaults();
    return new EmulatorOptions(
        0,
        Optional.of(scenario),
        defaults.dispatchWindow(),
        defaults.repeatedAcknowledge(),
        defaults.seed());
  }

  /// A connector whose emulator this is, in an environment of its own.
  public SdkConnector connector() {
    return connector(PATIENT);
  }

  /// A connector that soon gives up waiting for a reply.
  public SdkConnector impatientConnector() {
    return connector(IMPATIENT);
  }

  private SdkConnector connector(TimeLimits limits) {
    return new SdkConnector(
        emulator::endpoint, () -> AwsEnvironment.of(Map.of("HOME", "there-is-none")), limits);
  }

  public URI endpoint() {
    return emulator.endpoint();
  }

  public JobGateway gateway() {
    return gateway;
  }

  /// A job of the scenario in a state, with what its worker would know.
  public KnownJob job(JobKind kind, JobStatus status) {
    return gateway.listed().stream()
        .filter(job -> job.kind() == kind)
        .filter(job -> job.status().filter(status::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /// The next request of an operation meets a fault, such as `close-after-commit`.
  public void breakNext(String operation, String fault) {
    post(
        "/_emulator/faults",
        "{\"operation\":\"%s\",\"fault\":\"%s\",\"times\":1}".formatted(operation, fault));
  }

  /// All requests of an operation meet a fault from now on.
  public void breakAll(String operation, String fault) {
    post(
        "/_emulator/faults",
        "{\"operation\":\"%s\",\"fault\":\"%s\",\"times\":1000000}".formatted(operation, fault));
  }

  /// CloudTrail's records are so late from now on, have their parameters or not, and are looked up
  /// as often as anybody likes.
  ///
  /// @param parameters `shown`, `hidden` or `absent`
  public void record(Duration late, String parameters) {
    post(
        "/_emulator/recorded",
        "{\"late\":\"%s\",\"parameters\":\"%s\",\"throttleAbove\":0}".formatted(late, parameters));
  }

  /// What it answers to a request that was meant for AWS.
  public RecordingTransport.Answer answer(RecordingTransport.Sent sent) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint()).POST(BodyPublishers.ofString(sent.body()));
    for (String name : List.of("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Target")) {
      if (!sent.header(name).isEmpty()) {
        request.header(name, sent.header(name));
      }
    }
    HttpResponse<String> reply = sendAny(request.build());
    return new RecordingTransport.Answer.Of(
        reply.statusCode(),
        reply.body(),
        Map.of("x-amzn-RequestId", reply.headers().firstValue("x-amzn-RequestId").orElse("none")));
  }

  /// How often CloudTrail was asked since the start or the last reset.
  public int lookups() {
    return JsonMapper.shared().readTree(get("/_emulator/recorded")).path("lookups").asInt();
  }

  /// How often it was asked in the busiest second.
  public int lookupsInOneSecond() {
    return JsonMapper.shared().readTree(get("/_emulator/recorded")).path("mostInOneSecond").asInt();
  }

  public void reset() {
    post("/_emulator/reset", "");
  }

  /// How many requests of an operation about a job have reached the service.
  public int received(String jobId, String operation) {
    return JsonMapper.shared()
        .readTree(get("/_emulator/jobs"))
        .valueStream()
        .filter(job -> job.path("id").asString().equals(jobId))
        .map((JsonNode job) -> job.path("received").path(operation).asInt(0))
        .findFirst()
        .orElseThrow();
  }

  private void post(String path, String body) {
    send(
        HttpRequest.newBuilder(endpoint().resolve(path))
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private String get(String path) {
    return send(HttpRequest.newBuilder(endpoint().resolve(path)).build());
  }

  private String send(HttpRequest request) {
    HttpResponse<String> reply = sendAny(request);
    if (reply.statusCode() >= 300) {
      throw new IllegalStateException(reply.statusCode() + " " + reply.body());
    }
    return reply.body();
  }

  private HttpResponse<String> sendAny(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    gateway.close();
    http.close();
    emulator.close();
  }
}
