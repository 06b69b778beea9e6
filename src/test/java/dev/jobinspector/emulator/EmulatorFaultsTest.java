package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;

/// Planned faults, as the SDK meets them.
@Tag("process")
final class EmulatorFaultsTest {
  @AutoClose private final Started service = Started.builtIn();
  private Started.ListedJob job;

  @BeforeEach
  void start() throws Exception {
    job = service.job("custom", "Dispatched");
  }

  @ParameterizedTest
  @CsvSource({
    "throttle, ThrottlingException, 400",
    "error-500, InternalFailure, 500",
    "error-503, ServiceUnavailable, 503",
    "access-denied, AccessDeniedException, 400",
    "expired-token, ExpiredTokenException, 400"
  })
  void aRefusalDoesNothing(String fault, String code, int status) throws Exception {
    service.fault("AcknowledgeJob", fault);
    var error =
        assertInstanceOf(
            CodePipelineException.class, assertThrows(SdkException.class, this::acknowledge));
    assertEquals(code, error.awsErrorDetails().errorCode());
    assertEquals(status, error.statusCode());
    assertEquals("Dispatched", now().status());
    assertEquals(1, now().received().get("AcknowledgeJob"));
    acknowledge();
    assertEquals("InProgress", now().status());
  }

  @Test
  void closeBeforeLosesTheConnectionAndDoesNothing() throws Exception {
    service.fault("AcknowledgeJob", "close-before");
    assertThrows(SdkClientException.class, this::acknowledge);
    assertEquals("Dispatched", now().status());
    assertEquals(1, now().received().get("AcknowledgeJob"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"close-after-commit", "garbage", "truncated"})
  void theWorkIsDoneAndTheReplyIsLost(String fault) throws Exception {
    service.fault("AcknowledgeJob", fault);
    assertThrows(SdkClientException.class, this::acknowledge);
    assertEquals("InProgress", now().status());
    assertEquals(1, now().received().get("AcknowledgeJob"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang", "slow"})
  void theWorkIsDoneAndNoReplyComesInTime(String fault) throws Exception {
    service.fault("AcknowledgeJob", fault);
    try (var impatient = service.client("us-east-1", Duration.ofMillis(900))) {
      assertThrows(SdkClientException.class, () -> acknowledge(impatient));
    }
    // Who no longer waits does not know when the work is done.
    for (int looks = 0; looks < 600 && !"InProgress".equals(now().status()); looks++) {
      Thread.sleep(100);
    }
    assertEquals("InProgress", now().status());
  }

  @Test
  void aSlowReplyIsWholeInTheEnd() throws Exception {
    service.fault("AcknowledgeJob", "slow");
    acknowledge();
    assertEquals("InProgress", now().status());
  }

  @Test
  void aDelayIsAsLongAsPlanned() throws Exception {
    assertEquals(
        400,
        service
            .control(
                "faults",
                "{\"operation\":\"AcknowledgeJob\",\"fault\":\"delay\",\"delay\":\"PT1H\"}")
            .statusCode());
    service.control(
        "faults", "{\"operation\":\"AcknowledgeJob\",\"fault\":\"delay\",\"delay\":\"PT0.02S\"}");
    acknowledge();
    assertEquals("InProgress", now().status());
  }

  @Test
  void aboveItsLimitTheAccountIsThrottledAndBelowItIsNot() throws Exception {
    assertEquals(200, service.control("network", "{\"throttleAbove\":3}").statusCode());
    int throttled = 0;
    for (int request = 0; request < 200 && throttled == 0; request++) {
      try {
        service.client().listPipelines();
      } catch (CodePipelineException e) {
        assertEquals("ThrottlingException", e.awsErrorDetails().errorCode());
        assertTrue(request >= 3);
        throttled++;
      }
    }
    assertEquals(1, throttled);
    assertEquals(200, service.control("network", "{}").statusCode());
    service.client().listPipelines();
    assertEquals(400, service.control("network", "{\"throttleAbove\":-1}").statusCode());
  }

  @Test
  void faultsComeInTheirOrderAndAsOftenAsPlanned() throws Exception {
    assertEquals(
        200,
        service
            .control(
                "faults", "{\"operation\":\"AcknowledgeJob\",\"fault\":\"throttle\",\"times\":2}")
            .statusCode());
    service.fault("AcknowledgeJob", "error-500");
    for (String code :
        new String[] {"ThrottlingException", "ThrottlingException", "InternalFailure"}) {
      var error = assertThrows(CodePipelineException.class, this::acknowledge);
      assertEquals(code, error.awsErrorDetails().errorCode());
    }
    acknowledge();
    assertEquals(4, now().received().get("AcknowledgeJob"));
  }

  @Test
  void aFaultIsForItsOperationAlone() throws Exception {
    service.fault("GetJobDetails", "error-500");
    acknowledge();
    assertEquals("InProgress", now().status());
  }

  @Test
  void resetForgetsFaultsAndBeginsAnew() throws Exception {
    acknowledge();
    service.advance("PT1H");
    service.fault("AcknowledgeJob", "throttle");
    assertEquals(200, service.control("reset", "").statusCode());
    assertEquals("Dispatched", now().status());
    assertTrue(now().received().isEmpty());
    assertEquals(job.nonce(), now().nonce());
    acknowledge();
    assertEquals("InProgress", now().status());
  }

  @Test
  void theAccountCanBeRefusedToo() throws Exception {
    service.fault("GetCallerIdentity", "access-denied");
    try (var sts = service.sts()) {
      var error = assertThrows(SdkException.class, sts::getCallerIdentity);
      assertTrue(String.valueOf(error.getMessage()).contains("not authorized"));
      assertFalse(sts.getCallerIdentity().arn().isEmpty());
    }
  }

  private void acknowledge() {
    acknowledge(service.client());
  }

  private void acknowledge(CodePipelineClient client) {
    client.acknowledgeJob(r -> r.jobId(job.id()).nonce(job.nonce()));
  }

  private Started.ListedJob now() throws Exception {
    return service.job(job.id());
  }
}
