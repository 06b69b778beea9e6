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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The control plane: what it tells, and whom it refuses.
@Tag("process")
final class EmulatorControlPlaneTest {
  private static final List<String> PATHS = List.of("clock", "reset", "faults");

  private Started service;

  @BeforeEach
  void start() throws Exception {
    service = Started.builtIn();
  }

  @AfterEach
  void stop() {
    service.close();
  }

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
    assertTrue(reply.body().contains("advance must"), reply.body());
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
