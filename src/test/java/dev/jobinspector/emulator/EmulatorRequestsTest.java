package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.JsonNode;

/// What the control plane tells of the requests that arrived.
@Tag("process")
final class EmulatorRequestsTest {
  @AutoClose private final Started service = Started.builtIn();

  @Test
  void requestsAreListedInTheirOrderWithWhatBecameOfThem() throws Exception {
    var job = service.job("custom", "Dispatched");
    service.client().acknowledgeJob(r -> r.jobId(job.id()).nonce(job.nonce()));
    assertThrows(
        SdkException.class,
        () -> service.client().acknowledgeJob(r -> r.jobId(job.id()).nonce("12345678")));
    service.fault("PutJobSuccessResult", "close-after-commit");
    assertThrows(
        SdkException.class, () -> service.client().putJobSuccessResult(r -> r.jobId(job.id())));
    JsonNode requests = service.read("requests");
    assertEquals(3, requests.size());
    JsonNode first = requests.get(0);
    assertEquals(1, first.path("number").asInt());
    assertEquals("AcknowledgeJob", first.path("operation").asString());
    assertEquals("us-east-1", first.path("region").asString());
    assertEquals(job.id(), first.path("job").asString());
    assertEquals(200, first.path("status").asInt());
    assertTrue(first.path("userAgent").asString().contains("aws-sdk-java"), first.toString());
    assertEquals(job.nonce(), first.path("body").path("nonce").asString());
    assertEquals("InvalidNonceException", requests.get(1).path("error").asString());
    assertEquals(400, requests.get(1).path("status").asInt());
    assertTrue(requests.get(2).path("status").isNull());
    assertEquals("close-after-commit", requests.get(2).path("fault").asString());
  }

  @Test
  void theyAreFoundByOperationJobAndNumber() throws Exception {
    var job = service.job("custom", "InProgress");
    service.client().listPipelines();
    service.client().getJobDetails(r -> r.jobId(job.id()));
    service.client().putJobSuccessResult(r -> r.jobId(job.id()));
    assertEquals(1, service.read("requests?operation=ListPipelines").size());
    assertEquals(2, service.read("requests?job=" + job.id()).size());
    assertEquals(
        "PutJobSuccessResult",
        service.read("requests?after=2").get(0).path("operation").asString());
    assertEquals(200, service.control("reset", "").statusCode());
    assertEquals(0, service.read("requests").size());
    service.client().listPipelines();
    assertEquals(1, service.read("requests").get(0).path("number").asInt());
  }

  @Test
  void bodiesAreShownWithoutSecrets() throws Exception {
    String secret = "s3cr3t-" + "value";
    var job = service.job("third-party", "InProgress");
    assertThrows(
        SdkException.class,
        () ->
            service
                .client()
                .putThirdPartyJobSuccessResult(r -> r.jobId(job.id()).clientToken(secret)));
    service.send(
        service.raw(
            "CreatePipeline",
            "{\"pipeline\":{\"stages\":[{\"actions\":[{\"configuration\":{\"ApiKey\":\"%s\"}}]}]}}"
                .formatted(secret)));
    service.send(service.raw("ListPipelines", "{\"clientToken\":\"%s\"".formatted(secret)));
    JsonNode requests = service.read("requests");
    assertFalse(requests.toString().contains(secret), requests.toString());
    assertEquals("****", requests.get(0).path("body").path("clientToken").asString());
    assertTrue(requests.get(1).path("body").toString().contains("{\"ApiKey\":\"****\"}"));
    assertTrue(requests.get(2).path("body").isNull());
  }

  @Test
  void whatTheServiceDoesNotKnowIsListedToo() throws Exception {
    service.send(service.raw("ListWebhooks", "{}"));
    service.sts().getCallerIdentity();
    JsonNode requests = service.read("requests");
    assertEquals("ListWebhooks", requests.get(0).path("operation").asString());
    assertEquals("UnknownOperationException", requests.get(0).path("error").asString());
    assertEquals("GetCallerIdentity", requests.get(1).path("operation").asString());
    assertEquals(200, requests.get(1).path("status").asInt());
  }
}
