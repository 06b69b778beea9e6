package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.FailureType;
import software.amazon.awssdk.services.codepipeline.model.InvalidClientTokenException;
import software.amazon.awssdk.services.codepipeline.model.InvalidJobException;
import software.amazon.awssdk.services.codepipeline.model.InvalidJobStateException;
import software.amazon.awssdk.services.codepipeline.model.InvalidNonceException;
import software.amazon.awssdk.services.codepipeline.model.JobNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.OutputVariablesSizeExceededException;
import software.amazon.awssdk.services.codepipeline.model.ValidationException;

/// Every error that the service model gives the job operations, as the SDK's own exception.
@Tag("process")
final class EmulatorErrorsTest {
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  @AutoClose private final Started service = Started.builtIn();
  private final CodePipelineClient client = service.client();

  @Test
  void anUnknownJobIsNotFoundByAnyOperation() {
    refused(JobNotFoundException.class, () -> client.getJobDetails(r -> r.jobId(NOBODY)));
    refused(
        JobNotFoundException.class, () -> client.acknowledgeJob(r -> r.jobId(NOBODY).nonce("1")));
    refused(JobNotFoundException.class, () -> client.putJobSuccessResult(r -> r.jobId(NOBODY)));
    refused(JobNotFoundException.class, () -> fail(NOBODY));
    refused(
        JobNotFoundException.class,
        () -> client.getThirdPartyJobDetails(r -> r.jobId(NOBODY).clientToken("t")));
    refused(
        JobNotFoundException.class,
        () -> client.acknowledgeThirdPartyJob(r -> r.jobId(NOBODY).nonce("1").clientToken("t")));
    refused(
        JobNotFoundException.class,
        () -> client.putThirdPartyJobSuccessResult(r -> r.jobId(NOBODY).clientToken("t")));
    refused(JobNotFoundException.class, () -> failThirdParty(NOBODY, "t"));
  }

  @Test
  void aJobOfAnotherRegionIsNotFound() throws Exception {
    String id = service.jobs("?region=eu-west-1").getFirst().id();
    refused(JobNotFoundException.class, () -> client.getJobDetails(r -> r.jobId(id)));
    try (var there = service.client("eu-west-1", Duration.ofSeconds(60))) {
      assertEquals(id, there.getJobDetails(r -> r.jobId(id)).jobDetails().id());
    }
  }

  @Test
  void theTwoKindsOfJobDoNotMix() throws Exception {
    var custom = service.job("custom", "Dispatched");
    var thirdParty = service.job("third-party", "Dispatched");
    refused(
        JobNotFoundException.class,
        () -> client.acknowledgeJob(r -> r.jobId(thirdParty.id()).nonce(thirdParty.nonce())));
    refused(
        InvalidJobException.class,
        () -> client.getThirdPartyJobDetails(r -> r.jobId(custom.id()).clientToken("t")));
    assertEquals("Dispatched", service.job(thirdParty.id()).status());
  }

  @Test
  void anyNonceButThatOfTheNewestHandOutIsInvalid() throws Exception {
    var custom = service.job("custom", "Dispatched");
    var queued = service.job("custom", "Queued");
    var thirdParty = service.job("third-party", "Dispatched");
    refused(
        InvalidNonceException.class,
        () -> client.acknowledgeJob(r -> r.jobId(custom.id()).nonce("3")));
    refused(
        InvalidNonceException.class,
        () -> client.acknowledgeJob(r -> r.jobId(queued.id()).nonce("3")));
    refused(
        InvalidNonceException.class,
        () ->
            client.acknowledgeThirdPartyJob(
                r -> r.jobId(thirdParty.id()).nonce("3").clientToken(thirdParty.clientToken())));
    assertEquals("Dispatched", service.job(custom.id()).status());
    assertEquals("Dispatched", service.job(thirdParty.id()).status());
  }

  @Test
  void neitherTheClientIdNorTheSampleWorkersTokenIsTheClientToken() throws Exception {
    var job = service.job("third-party", "Dispatched");
    for (String wrong : new String[] {"DEFAULT_CLIENT_TOKEN", String.valueOf(job.clientId())}) {
      refused(
          InvalidClientTokenException.class,
          () -> client.getThirdPartyJobDetails(r -> r.jobId(job.id()).clientToken(wrong)));
      refused(
          InvalidClientTokenException.class,
          () ->
              client.acknowledgeThirdPartyJob(
                  r -> r.jobId(job.id()).nonce(job.nonce()).clientToken(wrong)));
      refused(
          InvalidClientTokenException.class,
          () -> client.putThirdPartyJobSuccessResult(r -> r.jobId(job.id()).clientToken(wrong)));
      refused(InvalidClientTokenException.class, () -> failThirdParty(job.id(), wrong));
    }
    assertEquals("Dispatched", service.job(job.id()).status());
  }

  @Test
  void aResultIsTakenInTheStateInProgressAlone() throws Exception {
    for (String status :
        new String[] {"Created", "Queued", "Dispatched", "Succeeded", "Failed", "TimedOut"}) {
      String id = service.job("custom", status).id();
      refused(InvalidJobStateException.class, () -> client.putJobSuccessResult(r -> r.jobId(id)));
      refused(InvalidJobStateException.class, () -> fail(id));
      refused(
          InvalidJobStateException.class,
          () -> client.putJobSuccessResult(r -> r.jobId(id).continuationToken("more")));
      assertEquals(status, service.job(id).status());
    }
    for (String status : new String[] {"Queued", "Dispatched", "Succeeded", "TimedOut"}) {
      var job = service.job("third-party", status);
      String token = String.valueOf(job.clientToken());
      refused(
          InvalidJobStateException.class,
          () -> client.putThirdPartyJobSuccessResult(r -> r.jobId(job.id()).clientToken(token)));
      refused(InvalidJobStateException.class, () -> failThirdParty(job.id(), token));
    }
  }

  @Test
  void outputVariablesHaveALimitAndNoContinuation() throws Exception {
    String id = service.job("custom", "InProgress").id();
    refused(
        OutputVariablesSizeExceededException.class,
        () ->
            client.putJobSuccessResult(
                r -> r.jobId(id).outputVariables(Map.of("a", "x".repeat(122_880)))));
    refused(
        ValidationException.class,
        () ->
            client.putJobSuccessResult(
                r -> r.jobId(id).continuationToken("c").outputVariables(Map.of("a", "b"))));
    assertEquals("InProgress", service.job(id).status());
    client.putJobSuccessResult(r -> r.jobId(id).outputVariables(Map.of("a", "x".repeat(122_879))));
    assertEquals("Succeeded", service.job(id).status());
  }

  private void fail(String id) {
    client.putJobFailureResult(
        r -> r.jobId(id).failureDetails(d -> d.type(FailureType.JOB_FAILED).message("m")));
  }

  private void failThirdParty(String id, String token) {
    client.putThirdPartyJobFailureResult(
        r ->
            r.jobId(id)
                .clientToken(token)
                .failureDetails(d -> d.type(FailureType.JOB_FAILED).message("m")));
  }

  private static <E extends CodePipelineException> E refused(Class<E> as, Executable call) {
    var error = assertThrows(CodePipelineException.class, call);
    assertEquals(400, error.statusCode());
    assertNotNull(error.requestId());
    return assertInstanceOf(as, error);
  }
}
