package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The control plane: what it tells, and whom it refuses.
@Tag("process")
final class EmulatorControlPlaneTest {
  private static final List<String> PATHS = List.of("clock", "reset", "faults");

  @AutoClose private final Started service = Started.builtIn();

  @Test
  void theBuiltInScenarioHasEveryStateAndBothKindsInBothRegions() throws Exception {
    var states = service.jobs().stream().map(Started.ListedJob::status).collect(Collectors.toSet());
    assertEquals(7, states.size());
    assertEquals("Dispatched", service.job("custom", "Dispatched").status());
    assertEquals("Dispatched", service.job("third-party", "Dispatched").status());
    int all = service.jobs().size();
    int here = service.jobs("?region=us-east-1").size();
    int there = service.jobs("?region=eu-west-1").size();
    assertEquals(all, here + there);
    assertTrue(here > there && there > 0);
    assertEquals(0, service.jobs("?region=ap-south-1").size());
  }

  @Test
  void aNonceIsListedOnceTheJobWasHandedOutAndAClientForThirdPartyJobsAlone() throws Exception {
    for (var job : service.jobs()) {
      boolean worker = !job.where().provider().equals("Lambda");
      switch (job.status()) {
        case "Created", "Queued" -> assertNull(job.nonce(), job.id());
        default -> assertEquals(worker, job.nonce() != null, job.id());
      }
      if (job.kind().equals("third-party")) {
        assertNotNull(job.clientId());
        assertNotNull(job.clientToken());
      } else {
        assertNull(job.clientId());
        assertNull(job.clientToken());
      }
    }
  }

  @Test
  void theJobsOfTheScenarioThatWereHandedOutStaySoForFiveMinutes() throws Exception {
    String id = service.job("custom", "Dispatched").id();
    service.advance("PT4M");
    assertEquals("Dispatched", service.job(id).status());
    service.advance("PT1M");
    assertEquals("Queued", service.job(id).status());
  }

  @Test
  void browsersAreRefused() throws Exception {
    String id = service.job("custom", "Dispatched").id();
    for (String path : PATHS) {
      var request =
          HttpRequest.newBuilder(service.endpoint().resolve("/_emulator/" + path))
              .header("Origin", "http://127.0.0.1:" + service.endpoint().getPort())
              .POST(BodyPublishers.ofString("{\"advance\":\"PT20M\"}"));
      assertEquals(403, service.send(request).statusCode());
    }
    var image =
        HttpRequest.newBuilder(service.endpoint().resolve("/_emulator/jobs"))
            .header("Sec-Fetch-Site", "cross-site");
    assertEquals(403, service.send(image).statusCode());
    assertEquals("Dispatched", service.job(id).status());
  }

  @ParameterizedTest
  @CsvSource({
    "rebound.example, 403",
    "127.0.0.1.evil.example, 403",
    "localhost.evil.example:80, 403",
    "127.0.0.1:4599, 200",
    "localhost, 200",
    "[::1]:4599, 200"
  })
  void foreignHostsAreRefused(String host, int status) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.endpoint().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /_emulator/jobs HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(reply.startsWith("HTTP/1.1 " + status), reply.substring(0, 30));
      assertEquals(status == 200, reply.contains("Dispatched"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"advance\":\"20 minutes\"}",
        "{\"advance\":\"-PT1S\"}",
        "{\"advance\":\"P4000D\"}",
        "{\"advance\":20}"
      })
  void theClockMovesForwardAndByADurationAlone(String body) throws Exception {
    var reply = service.control("clock", body);
    assertEquals(400, reply.statusCode());
    assertTrue(
        reply.body().contains("advance must") || reply.body().contains("must be a JSON object"),
        reply.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"operation\":\"AcknowledgeJob\"}",
        "{\"operation\":\"Acknowledge\",\"fault\":\"hang\"}",
        "{\"operation\":\"AcknowledgeJob\",\"fault\":\"explode\"}",
        "{\"operation\":\"AcknowledgeJob\",\"fault\":\"hang\",\"times\":0}",
        "{\"operation\":\"AcknowledgeJob\",\"fault\":\"hang\",\"times\":\"2\"}",
        "not json"
      })
  void aFaultMustBeKnown(String body) throws Exception {
    assertEquals(400, service.control("faults", body).statusCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clock | {\"advance\":\"PT1S\",\"by\":1} | There is no member \"by\"; there are advance",
        "faults | {\"operation\":\"AcknowledgeJob\",\"fault\":\"hang\",\"time\":2} | no member"
            + " \"time\"",
        "faults | {\"operation\":\"AcknowledgeJob\",\"fault\":\"hang\",\"delay\":\"PT1S\"} | delay"
            + " is the",
        "faults | {\"operation\":\"AcknowledgeJob\",\"fault\":\"delay\"} | delay is the time",
        "faults | {\"operation\":\"AcknowledgeJob\",\"fault\":\"hang\",\"times\":1.5} | times must"
            + " be",
        "network | {\"throttleAbove\":-1} | throttleAbove must be",
        "network | {\"delay\":5} | delay must be a duration",
        "network | nothing | The body must be a JSON object",
        "network?a=1 | {} | takes no query",
        "recorded | {\"parameters\":\"some\"} | parameters must be shown, hidden or absent",
        "recorded | {\"late\":\"-PT1S\"} | late must not be negative",
        "recorded | {\"throttleAbove\":\"2\"} | throttleAbove must be",
        "network | {\"delay\":\"PT11M\"} | nor longer than ten minutes",
        "reset | {} | The scenario, line 1: account is missing",
        "jobs | | There is no POST /_emulator/jobs"
      })
  void whatMeansNothingIsRefusedWithTheReason(String path, String body, String reason)
      throws Exception {
    var reply = service.control(path, body == null ? "" : body);
    assertTrue(reply.statusCode() == 400 || reply.statusCode() == 404, reply.body());
    assertTrue(reply.body().replace("\\\"", "\"").contains(reason), reply.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jobs?status=Waiting | status must be one of Created, Queued",
        "jobs?kind=lambda | kind must be one of custom, third-party",
        "jobs?limit=0 | limit must be a whole number from 1",
        "jobs?limit=ten | limit must be",
        "jobs?after=x | after must be the id of a job",
        "jobs?regoin=us-east-1 | no query parameter \"regoin\"",
        "jobs?region | must have one value",
        "jobs?region=a&region=b | must have one value",
        "requests?after=-1 | after must be",
        "clock?x=1 | This request takes no query"
      })
  void aQueryThatMeansNothingIsRefusedWithTheReason(String path, String reason) throws Exception {
    var request = HttpRequest.newBuilder(service.endpoint().resolve("/_emulator/" + path));
    var reply = service.send(request);
    assertEquals(400, reply.statusCode());
    assertTrue(reply.body().replace("\\\"", "\"").contains(reason), reply.body());
  }

  @Test
  void aBodyOfAReadIsRefused() throws Exception {
    var request =
        HttpRequest.newBuilder(service.endpoint().resolve("/_emulator/clock"))
            .method("GET", BodyPublishers.ofString("{\"advance\":\"PT1S\"}"));
    assertEquals(400, service.send(request).statusCode());
  }

  @Test
  void healthIsToldToEverybody() throws Exception {
    assertEquals("ok", service.read("health").path("status").asString());
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.endpoint().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /_emulator/health HTTP/1.1\r\nHost: emulator:4599\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(reply.startsWith("HTTP/1.1 200"), reply);
    }
  }

  @Test
  void clockFaultsAndNetworkAreReadBackAndResetAsAtTheStart() throws Exception {
    assertEquals("PT0S", service.read("clock").path("advanced").asString());
    service.advance("PT20M");
    service.fault("AcknowledgeJob", "throttle");
    service.control(
        "faults",
        "{\"operation\":\"PollForJobs\",\"fault\":\"delay\",\"delay\":\"PT0.5S\",\"times\":3}");
    service.control("network", "{\"throttleAbove\":10}");
    assertEquals("PT20M", service.read("clock").path("advanced").asString());
    assertEquals(
        "[{\"operation\":\"AcknowledgeJob\",\"fault\":\"throttle\",\"times\":1},"
            + "{\"operation\":\"PollForJobs\",\"fault\":\"delay\",\"times\":3,\"delay\":\"PT0.5S\"}]",
        service.read("faults").toString());
    assertEquals("{\"throttleAbove\":10,\"delay\":\"PT0S\"}", service.read("network").toString());
    assertEquals(200, service.control("reset", "").statusCode());
    assertEquals("PT0S", service.read("clock").path("advanced").asString());
    assertEquals("[]", service.read("faults").toString());
    assertEquals(0, service.read("network").path("throttleAbove").asInt());
  }

  @Test
  void aResetTakesAScenarioAndOneWithoutBringsBackTheFirst() throws Exception {
    int before = service.jobs().size();
    assertEquals(200, service.control("reset", ManyJobs.scenario(3)).statusCode());
    assertEquals(3, service.jobs().size());
    String wrong = ManyJobs.scenario(3).replace("\"Queued\"", "\"Waiting\"");
    var reply = service.control("reset", wrong);
    assertEquals(400, reply.statusCode());
    assertTrue(reply.body().contains("The scenario, line 14: "), reply.body());
    assertEquals(3, service.jobs().size());
    assertEquals(413, service.control("reset", " ".repeat(9_000_000)).statusCode());
    assertEquals(3, service.jobs().size());
    assertEquals(200, service.control("reset", "").statusCode());
    assertEquals(before, service.jobs().size());
  }

  @Test
  void switchedOffItAnswersNothing() throws Exception {
    var options = EmulatorOptions.defaults();
    try (var alone =
        new Started(
            new EmulatorOptions(
                0,
                options.scenario(),
                options.dispatchWindow(),
                options.repeatedAcknowledge(),
                options.seed(),
                0,
                Duration.ZERO,
                false))) {
      assertEquals(404, alone.control("reset", "").statusCode());
      assertFalse(alone.client().listPipelines().pipelines().isEmpty());
    }
  }

  @Test
  void otherPathsAndMethodsAreUnknown() throws Exception {
    assertEquals(404, service.control("jobs", "").statusCode());
    assertEquals(404, service.control("other", "").statusCode());
    var get = HttpRequest.newBuilder(service.endpoint().resolve("/_emulator/reset")).GET();
    assertEquals(404, service.send(get).statusCode());
  }
}
