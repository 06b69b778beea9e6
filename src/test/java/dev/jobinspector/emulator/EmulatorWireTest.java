package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What no SDK sends.
@Tag("process")
final class EmulatorWireTest {
  @AutoClose private final Started service = Started.builtIn();

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"jobId\":}", "\u0000", "{} {"})
  void whatIsNoJsonObjectIsRefused(String body) throws Exception {
    assertError("SerializationException", 400, service.send(service.raw("GetJobDetails", body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'jobId': 3}|NUMBER_VALUE can not be converted to a String",
        "{'jobId': true}|TRUE_VALUE can not be converted to a String",
        "{'jobId': {}}|Start of structure or map found where not expected.",
        "{'jobId': []}|Start of list found where not expected",
        "{'jobId': 'x', 'executionDetails': 'x'}|Unexpected field type",
        "{'executionDetails': {'percentComplete': '5'}}|STRING_VALUE can not be converted to an"
            + " Integer",
        "{'executionDetails': {'percentComplete': 5.5}}|NUMBER_VALUE can not be converted to an"
            + " Integer",
        "{'executionDetails': {'percentComplete': 5000000000}}|NUMBER_VALUE can not be converted to"
            + " an Integer",
        "{'currentRevision': {'created': 'now'}}|STRING_VALUE can not be converted to a Timestamp",
        "{'outputVariables': {'a': 1}}|NUMBER_VALUE can not be converted to a String",
        "{'outputVariables': []}|Start of list found where not expected"
      })
  void aWrongJsonTypeIsRefusedAndNamed(String body, String message) throws Exception {
    var reply = service.send(service.raw("PutJobSuccessResult", body.replace('\'', '"')));
    assertError("SerializationException", 400, reply);
    assertTrue(reply.body().contains(message), reply.body());
  }

  @Test
  void unknownMembersAreLetThrough() throws Exception {
    var job = service.job("custom", "Dispatched");
    String body =
        "{\"__type\":\"x\",\"jobId\":\"%s\",\"nonce\":\"%s\",\"more\":{\"a\":[1]}}"
            .formatted(job.id(), job.nonce());
    var reply = service.send(service.raw("AcknowledgeJob", body));
    assertEquals(200, reply.statusCode());
    assertEquals("{\"status\":\"InProgress\"}", reply.body());
    assertEquals(
        "application/x-amz-json-1.1", reply.headers().firstValue("Content-Type").orElse(""));
    assertTrue(reply.headers().firstValue("x-amzn-RequestId").isPresent());
  }

  @Test
  void aResultIsAnsweredWithAnEmptyBody() throws Exception {
    String id = service.job("custom", "InProgress").id();
    var reply = service.send(service.raw("PutJobSuccessResult", "{\"jobId\":\"" + id + "\"}"));
    assertEquals(200, reply.statusCode());
    assertEquals("", reply.body());
  }

  @Test
  void anOperationThatIsNotPlayedIsUnknown() throws Exception {
    assertError("UnknownOperationException", 404, service.send(service.raw("ListWebhooks", "{}")));
    var noTarget = HttpRequest.newBuilder(service.endpoint()).POST(BodyPublishers.ofString("{}"));
    assertError("UnknownOperationException", 404, service.send(noTarget));
    var get = HttpRequest.newBuilder(service.endpoint()).GET();
    assertError("UnknownOperationException", 404, service.send(get));
    var elsewhere =
        HttpRequest.newBuilder(service.endpoint().resolve("/other"))
            .POST(BodyPublishers.ofString("{}"));
    assertError("UnknownOperationException", 404, service.send(elsewhere));
  }

  @Test
  void aRequestWithoutAuthorizationIsRefused() throws Exception {
    var bare =
        HttpRequest.newBuilder(service.endpoint())
            .header("X-Amz-Target", "CodePipeline_20150709.GetJobDetails")
            .POST(BodyPublishers.ofString("{}"));
    assertError("MissingAuthenticationTokenException", 400, service.send(bare));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer abc",
        "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/codepipeline/aws4_request",
        "AWS4-HMAC-SHA256 Credential=AKIA/2026/us-east-1/codepipeline/aws4_request,"
            + " SignedHeaders=host, Signature=00",
        "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00"
      })
  void aMalformedAuthorizationIsIncomplete(String authorization) throws Exception {
    var request = service.raw("GetJobDetails", "{}").setHeader("Authorization", authorization);
    assertError("IncompleteSignatureException", 400, service.send(request));
  }

  @Test
  void aMissingDateIsIncomplete() throws Exception {
    var request = service.raw("GetJobDetails", "{}").setHeader("X-Amz-Date", "yesterday");
    assertError("IncompleteSignatureException", 400, service.send(request));
  }

  @Test
  void aSignatureForAnotherServiceIsInvalid() throws Exception {
    var request =
        service
            .raw("GetJobDetails", "{}")
            .setHeader("Authorization", Started.authorization("us-east-1", "s3"));
    assertError("InvalidSignatureException", 400, service.send(request));
  }

  @Test
  void aClockThatIsFifteenMinutesOffIsRefused() throws Exception {
    for (int minutes : new int[] {-16, 16}) {
      Instant when = Instant.now().plus(Duration.ofMinutes(minutes));
      var request = service.raw("ListPipelines", "{}").setHeader("X-Amz-Date", Started.date(when));
      var reply = service.send(request);
      assertError("InvalidSignatureException", 400, reply);
      assertTrue(reply.body().contains("15 min."), reply.body());
    }
    for (int minutes : new int[] {-14, 14}) {
      Instant when = Instant.now().plus(Duration.ofMinutes(minutes));
      var request = service.raw("ListPipelines", "{}").setHeader("X-Amz-Date", Started.date(when));
      assertEquals(200, service.send(request).statusCode());
    }
  }

  @Test
  void advancingTheClockLeavesSignaturesValid() throws Exception {
    service.advance("PT48H");
    assertEquals(200, service.send(service.raw("ListPipelines", "{}")).statusCode());
  }

  @Test
  void aBodyOverEightMegabytesIsRefusedAndTheNextRequestAnswered() throws Exception {
    String large = "{\"jobId\":\"" + "x".repeat(8 * 1024 * 1024) + "\"}";
    assertError(
        "RequestEntityTooLargeException", 413, service.send(service.raw("GetJobDetails", large)));
    assertEquals(200, service.send(service.raw("ListPipelines", "{}")).statusCode());
  }

  @Test
  void deeplyNestedJsonIsRefused() throws Exception {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertError("SerializationException", 400, service.send(service.raw("ListPipelines", deep)));
  }

  @Test
  void jsonOfTooManyPartsIsRefused() throws Exception {
    String broad = "{\"a\":[" + "1,".repeat(1_000_000) + "1]}";
    assertError("SerializationException", 400, service.send(service.raw("ListPipelines", broad)));
  }

  @Test
  void halfOpenConnectionsDoNotKeepOthersWaiting() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), service.endpoint().getPort());
        sockets.add(socket);
        byte[] start =
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n%s{"
                .formatted(i % 2 == 0 ? "\r\n" : "")
                .getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(start);
      }
      assertEquals(200, service.send(service.raw("ListPipelines", "{}")).statusCode());
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    assertEquals(200, service.send(service.raw("ListPipelines", "{}")).statusCode());
  }

  @Test
  void bytesThatAreNoHttpAreSurvived() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.endpoint().getPort())) {
      socket
          .getOutputStream()
          .write(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, -4, 3, 3, 13, 10, 13, 10});
      socket.shutdownOutput();
      socket.getInputStream().transferTo(new ByteArrayOutputStream());
    }
    assertEquals(200, service.send(service.raw("ListPipelines", "{}")).statusCode());
  }

  private static void assertError(String code, int status, HttpResponse<String> reply) {
    assertTrue(reply.body().contains("\"__type\":\"" + code + "\""), reply.body());
    assertEquals(status, reply.statusCode());
    assertEquals(code, reply.headers().firstValue("x-amzn-ErrorType").orElse(""));
    assertTrue(reply.headers().firstValue("x-amzn-RequestId").isPresent());
  }
}
