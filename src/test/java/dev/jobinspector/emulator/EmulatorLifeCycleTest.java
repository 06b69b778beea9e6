package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.model.InvalidNonceException;

/// Jobs from the first poll on, with the real client of the AWS SDK.
final class EmulatorLifeCycleTest {
  @Test
  void aDispatchedCustomJobOfTheScenarioIsAcknowledgedWithTheListedNonce() throws Exception {
    try (var service = Started.builtIn()) {
      var job = service.job("custom", "Dispatched");
      var answer = service.client().acknowledgeJob(r -> r.jobId(job.id()).nonce(job.nonce()));
      assertEquals("InProgress", answer.statusAsString());
      assertEquals("InProgress", service.job(job.id()).status());
      assertThrows(
          InvalidNonceException.class,
          () -> service.client().acknowledgeJob(r -> r.jobId(job.id()).nonce("1")));
      assertEquals(2, service.job(job.id()).received().get("AcknowledgeJob"));
    }
  }

  @Test
  void aDispatchedThirdPartyJobOfTheScenarioIsAcknowledgedWithNonceAndClientToken()
      throws Exception {
    try (var service = Started.builtIn()) {
      var job = service.job("third-party", "Dispatched");
      var details =
          service
              .client()
              .getThirdPartyJobDetails(r -> r.jobId(job.id()).clientToken(job.clientToken()))
              .jobDetails();
      assertEquals(job.nonce(), details.nonce());
      var answer =
          service
              .client()
              .acknowledgeThirdPartyJob(
                  r -> r.jobId(job.id()).nonce(job.nonce()).clientToken(job.clientToken()));
      assertEquals("InProgress", answer.statusAsString());
    }
  }

  @Test
  void theAccountIsTheScenarios() throws Exception {
    try (var service = Started.builtIn();
        var sts = service.sts()) {
      assertEquals("111122223333", sts.getCallerIdentity().account());
    }
  }
}
