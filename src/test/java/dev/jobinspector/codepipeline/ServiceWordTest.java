package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.transport.WireServer;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.service.JobGateway;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Only a well-formed reply or error of the service settles an outcome, and none of any size or
/// slowness holds the program up.
@Tag("process")
class ServiceWordTest {
  private static final String TOKEN = "s3cr+t/tok en:0a1b2c3d4e5f";
  private static final PollRequest POLL =
      new PollRequest(new ActionTypeId("Test", "Custom", "LoadRunner", "1"), 1, Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 OK|{\"status\":\"InProgress\"}|CONFIRMED",
        "200 OK|{\"status\":\"SomethingNew\"}|CONFIRMED",
        "200 OK|{\"status\":7}|UNKNOWN",
        "200 OK|{\"status\":\"7\"}|UNKNOWN",
        "200 OK|{\"status\":\"{\"}|UNKNOWN",
        "200 OK|{\"status\":\"\"}|UNKNOWN",
        "200 OK|{\"status\":true}|UNKNOWN",
        "200 OK|{\"status\":null}|UNKNOWN",
        "200 OK|{\"status\":[\"InProgress\"]}|UNKNOWN",
        "200 OK|{\"status\":{\"a\":\"InProgress\"}}|UNKNOWN",
        "200 OK|{\"status\":\"Sign in to continue\"}|UNKNOWN",
        "200 OK|{}|UNKNOWN",
        "200 OK|[]|UNKNOWN",
        "200 OK|\"InProgress\"|UNKNOWN",
        "200 OK|``|UNKNOWN",
        "200 OK|<html>Please sign in</html>|UNKNOWN",
        "204 No Content|``|UNKNOWN",
        "302 Found|``|UNKNOWN",
        "302 Found|{\"__type\":\"InvalidNonceException\"}|UNKNOWN",
        "307 Temporary|{\"status\":\"InProgress\"}|UNKNOWN",
        "400 Bad|``|UNKNOWN",
        "400 Bad|{}|UNKNOWN",
        "400 Bad|{\"message\":\"no\"}|UNKNOWN",
        "400 Bad|{\"__type\":\"<script>\"}|UNKNOWN",
        "400 Bad|{\"__type\":7}|UNKNOWN",
        "401 Unauthorized|``|UNKNOWN",
        "403 Forbidden|<html>blocked by policy</html>|UNKNOWN",
        "404 Not Found|Not here|UNKNOWN",
        "407 Proxy|``|UNKNOWN",
        "413 Too Large|``|UNKNOWN",
        "400 Bad|{\"__type\":\"InvalidNonceException\"}|REJECTED",
        "400 Bad|{\"__type\":\"com.amazonaws.codepipeline#NewException\",\"message\":\"no\"}|REJECTED",
        "500 Error|{\"__type\":\"InvalidNonceException\"}|UNKNOWN",
        "503 Busy|<html>|UNKNOWN",
      })
  void onlyTheServicesWordSettlesAnAcknowledge(String head, String body, Outcome outcome) {
    try (WireServer server = WireServer.plain(WireServer.answering(WireServer.reply(head, body)));
        JobGateway gateway = to(server)) {
      Reply<?> reply = Requests.acknowledge(gateway);
      assertEquals(outcome, Requests.outcome(reply), Requests.message(reply));
      assertEquals(1, reply.receipt().sends());
      assertEquals(1, server.received("AcknowledgeJob"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 OK|{\"jobs\":[]}|CONFIRMED",
        "200 OK|{}|CONFIRMED",
        "200 OK|``|UNKNOWN",
        "200 OK|{\"jobs\":7}|UNKNOWN",
        "200 OK|{\"jobs\":{}}|UNKNOWN",
        "200 OK|<html>|UNKNOWN",
        "301 Moved|``|UNKNOWN"
      })
  void onlyTheServicesWordSettlesAPoll(String head, String body, Outcome outcome) {
    try (WireServer server = WireServer.plain(WireServer.answering(WireServer.reply(head, body)));
        JobGateway gateway = to(server)) {
      Reply<?> reply = gateway.poll(POLL);
      assertEquals(outcome, Requests.outcome(reply), Requests.message(reply));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 OK|``|CONFIRMED",
        "200 OK|{}|CONFIRMED",
        "200 OK|<html>|UNKNOWN",
        "302 Found|``|UNKNOWN",
        "400 Bad|``|UNKNOWN"
      })
  void onlyTheServicesWordSettlesAResult(String head, String body, Outcome outcome) {
    try (WireServer server = WireServer.plain(WireServer.answering(WireServer.reply(head, body)));
        JobGateway gateway = to(server)) {
      Reply<?> reply = gateway.report(new CustomJob(Requests.JOB), JobResult.Success.plain());
      assertEquals(outcome, Requests.outcome(reply), Requests.message(reply));
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (WireServer other =
            WireServer.plain(WireServer.answering(WireServer.reply("200 OK", "{}")));
        WireServer server =
            WireServer.plain(
                WireServer.answering(
                    WireServer.reply(
                        "307 Moved\r\nLocation: http://127.0.0.1:" + other.port() + "/", "")));
        JobGateway gateway = Requests.toEmulator(URI.create("http://127.0.0.1:" + server.port()))) {
      assertEquals(Outcome.UNKNOWN, Requests.outcome(Requests.acknowledge(gateway)));
      assertEquals(List.of(), gateway.listed());
      assertEquals(1, server.received("GET /_emulator/jobs"));
      assertEquals(List.of(), other.requests());
    }
  }

  @Test
  void aLongMessageIsCutBeforeItIsStored() {
    String body =
        "{\"__type\":\"InvalidNonceException\",\"message\":\"" + "x".repeat(5_000_000) + "\"}";
    try (WireServer server =
            WireServer.plain(WireServer.answering(WireServer.reply("400 Bad", body)));
        JobGateway gateway = to(server)) {
      Reply<?> reply = Requests.acknowledge(gateway);
      assertEquals(Outcome.REJECTED, Requests.outcome(reply));
      assertTrue(Requests.message(reply).length() < 10_100);
      assertTrue(Requests.message(reply).endsWith("… (4,990,000 more characters)"));
      assertTrue(reply.receipt().exchange().orElseThrow().reply().length() < 110_000);
    }
  }

  @Test
  void aStatusOfAnySizeIsNoStatus() {
    String body = "{\"status\":\"" + "x".repeat(3_000_000) + "\"}";
    try (WireServer server =
            WireServer.plain(WireServer.answering(WireServer.reply("200 OK", body)));
        JobGateway gateway = to(server)) {
      assertEquals(Outcome.UNKNOWN, Requests.outcome(Requests.acknowledge(gateway)));
    }
  }

  @Test
  void aRequestIdIsAnId() {
    String head = "200 OK\r\nx-amzn-RequestId: " + "y".repeat(50_000);
    try (WireServer server =
            WireServer.plain(
                WireServer.answering(WireServer.reply(head, "{\"status\":\"Queued\"}")));
        JobGateway gateway = to(server)) {
      assertTrue(Requests.acknowledge(gateway).receipt().requestId().isEmpty());
    }
  }

  /// Where the reply drips: in its head, in its body, between the chunks of one.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nX: ",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;",
      })
  void aReplyThatDripsInEndsAtTheLimit(String beginning) {
    try (WireServer server =
            WireServer.plain(
                (socket, to) -> {
                  to.read(socket.getInputStream());
                  socket.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
                  WireServer.drip(socket.getOutputStream(), "x");
                });
        JobGateway gateway = Requests.toEmulator(URI.create("http://127.0.0.1:" + server.port()))) {
      int before = server.requests().size();
      Instant start = Instant.now();
      Reply<?> reply = Requests.acknowledge(gateway);
      Duration took = Duration.between(start, Instant.now());
      assertEquals(Outcome.UNKNOWN, Requests.outcome(reply), Requests.message(reply));
      assertTrue(took.compareTo(Requests.LIMITS.call().plusSeconds(2)) < 0, "it took " + took);
      assertEquals(1, server.requests().size() - before);
      start = Instant.now();
      assertEquals(List.of(), gateway.listed());
      took = Duration.between(start, Instant.now());
      assertTrue(took.compareTo(Duration.ofSeconds(8)) < 0, "the list took " + took);
      assertEquals(1, server.received("GET /_emulator/jobs"));
    }
  }

  @Test
  void aReadAtAnEndpointThatNobodyListensOnIsNotSent() {
    for (String endpoint : List.of("http://127.0.0.1:1", "https://localhost:1")) {
      try (JobGateway gateway = Requests.to(URI.create(endpoint))) {
        Reply<?> reply = gateway.details(new CustomJob(Requests.JOB));
        assertEquals(Outcome.NOT_SENT, Requests.outcome(reply), Requests.message(reply));
        assertEquals(0, reply.receipt().sends());
      }
    }
  }

  @Test
  void aReadThatWasSentOnceIsCountedAlthoughTheServerIsGoneAfterwards() {
    WireServer server =
        WireServer.plain(
            (socket, to) -> {
              to.read(socket.getInputStream());
              if (to.received("GetJobDetails") > 0) {
                to.close();
              }
            });
    try (server;
        JobGateway gateway = to(server)) {
      Reply<?> reply = gateway.details(new CustomJob(Requests.JOB));
      assertEquals(Outcome.UNKNOWN, Requests.outcome(reply), Requests.message(reply));
      assertEquals(1, reply.receipt().sends());
    }
  }

  @Test
  void whatTheServiceQuotesOfTheTokenIsMaskedHoweverItIsWritten() {
    String url = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);
    byte[] bytes = TOKEN.getBytes(StandardCharsets.UTF_8);
    for (String quoted :
        List.of(
            TOKEN,
            TOKEN.substring(0, 12),
            TOKEN.substring(12),
            TOKEN.substring(4, 16),
            TOKEN.toUpperCase(Locale.ROOT),
            url,
            url.toLowerCase(Locale.ROOT),
            url.replace("+", "%20"),
            url.substring(0, 15),
            URLEncoder.encode(url, StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            Base64.getEncoder().encodeToString(bytes).substring(0, 14))) {
      String body =
          "{\"__type\":\"InvalidClientTokenException\",\"message\":\"token %s… bad\"}"
              .formatted(quoted);
      try (WireServer server =
              WireServer.plain(WireServer.answering(WireServer.reply("400 Bad", body)));
          JobGateway gateway = to(server)) {
        Reply<?> reply =
            gateway.acknowledge(
                new ThirdPartyJob(
                    new ThirdPartyJobId(Requests.JOB.value()), new ClientToken(TOKEN)),
                new Nonce("7"));
        assertTrue(Requests.message(reply).startsWith("token "), Requests.message(reply));
        assertTrue(Requests.message(reply).endsWith("… bad"), Requests.message(reply));
        for (int i = 0; i + 8 <= quoted.length(); i++) {
          String part = quoted.substring(i, i + 8);
          assertFalse(Requests.message(reply).contains(part), Requests.message(reply));
          assertFalse(
              reply.receipt().exchange().orElseThrow().reply().contains(part), "exchange: " + part);
        }
      }
    }
  }

  private static JobGateway to(WireServer server) {
    return Requests.to(URI.create("http://127.0.0.1:" + server.port()));
  }
}
