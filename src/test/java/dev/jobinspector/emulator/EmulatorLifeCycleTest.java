package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeId;
import software.amazon.awssdk.services.codepipeline.model.FailureType;
import software.amazon.awssdk.services.codepipeline.model.InvalidNonceException;
import software.amazon.awssdk.services.codepipeline.model.Job;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;

/// Whole lives of jobs, with the real client of the AWS SDK.
@Tag("process")
final class EmulatorLifeCycleTest {
  static final ActionTypeId LOAD_RUNNER = type("Test", "Custom", "LoadRunner", "1");
  static final ActionTypeId WORKER_TEST = type("Build", "ThirdParty", "WorkerTest", "1");

  @AutoClose private final Started service = Started.builtIn();
  private final CodePipelineClient client = service.client();

  @Test
  void aDispatchedCustomJobOfTheScenarioIsAcknowledgedWithTheListedNonce() throws Exception {
    var job = service.job("custom", "Dispatched");
    assertEquals("InProgress", acknowledge(job.id(), job.nonce()));
    assertEquals("InProgress", service.job(job.id()).status());
  }

  @Test
  void aDispatchedThirdPartyJobOfTheScenarioIsAcknowledgedWithNonceAndClientToken()
      throws Exception {
    var job = service.job("third-party", "Dispatched");
    var answer =
        client.acknowledgeThirdPartyJob(
            r -> r.jobId(job.id()).nonce(job.nonce()).clientToken(job.clientToken()));
    assertEquals("InProgress", answer.statusAsString());
  }

  @Test
  void aCustomJobIsPolledAcknowledgedContinuedAndCompletedAndItsPipelineSucceeds()
      throws Exception {
    Job first = poll().orElseThrow();
    assertEquals("InProgress", acknowledge(first.id(), first.nonce()));
    String token = "EMULATOR-continue";
    client.putJobSuccessResult(
        r ->
            r.jobId(first.id())
                .continuationToken(token)
                .executionDetails(d -> d.externalExecutionId("run-7").percentComplete(50)));
    assertEquals("Succeeded", service.job(first.id()).status());
    String second =
        service.jobs().stream()
            .filter(job -> job.status().equals("Created"))
            .filter(job -> job.where().pipeline().equals("worker-playground"))
            .findFirst()
            .orElseThrow()
            .id();
    String execution = first.data().pipelineContext().pipelineExecutionId();
    var underWay = action(execution, "CustomWork");
    assertEquals(ActionExecutionStatus.IN_PROGRESS, underWay.status());
    assertEquals("run-7", underWay.output().executionResult().externalExecutionId());

    assertTrue(poll().isPresent(), "there are two");
    assertTrue(poll().isEmpty(), "a continuation is not available at once");
    service.advance("PT30S");
    Job continued = poll().orElseThrow();
    assertEquals(second, continued.id());
    assertNotEquals(first.id(), continued.id());
    assertEquals(token, continued.data().continuationToken());
    assertEquals(
        first.data().pipelineContext().action().actionExecutionId(),
        continued.data().pipelineContext().action().actionExecutionId());
    acknowledge(continued.id(), continued.nonce());
    client.putJobSuccessResult(
        r -> r.jobId(continued.id()).outputVariables(Map.of("Report", "run-7")));

    assertEquals("Succeeded", service.job(continued.id()).status());
    var ended = action(execution, "CustomWork");
    assertEquals(ActionExecutionStatus.SUCCEEDED, ended.status());
    assertEquals(Map.of("Report", "run-7"), ended.output().outputVariables());
    assertEquals(PipelineExecutionStatus.IN_PROGRESS, status(execution), "its twin still runs");
    completeThirdParty();
    assertEquals(PipelineExecutionStatus.SUCCEEDED, status(execution));
  }

  @Test
  void aThirdPartyJobHasItsNonceInTheDetailsAlone() throws Exception {
    var polled = client.pollForThirdPartyJobs(r -> r.actionTypeId(WORKER_TEST)).jobs().getFirst();
    var listed = service.job(polled.jobId());
    assertEquals(listed.clientId(), polled.clientId());
    assertNotEquals(listed.clientId(), listed.clientToken());
    var details =
        client
            .getThirdPartyJobDetails(r -> r.jobId(polled.jobId()).clientToken(listed.clientToken()))
            .jobDetails();
    assertEquals(listed.nonce(), details.nonce());
    assertNull(details.data().pipelineContext().pipelineArn());
    assertNull(details.data().pipelineContext().pipelineExecutionId());
    assertEquals("try-me", details.data().actionConfiguration().configuration().get("Project"));
  }

  @Test
  void aJobThatIsNotAcknowledgedInTimeIsHandedOutAgainWithANewNonce() throws Exception {
    Job first = poll().orElseThrow();
    assertTrue(poll().isPresent(), "there are two");
    assertTrue(poll().isEmpty());
    service.advance("PT4M");
    assertTrue(poll().isEmpty());
    service.advance("PT1M");
    assertEquals("Queued", service.job(first.id()).status());
    assertNull(service.job(first.id()).nonce());
    assertThrows(InvalidNonceException.class, () -> acknowledge(first.id(), first.nonce()));
    Job again = poll().orElseThrow();
    assertEquals(first.id(), again.id());
    assertNotEquals(first.nonce(), again.nonce());
    assertThrows(InvalidNonceException.class, () -> acknowledge(first.id(), first.nonce()));
    assertEquals("InProgress", acknowledge(again.id(), again.nonce()));
    service.advance("PT6M");
    assertEquals("InProgress", service.job(again.id()).status(), "the window is closed for good");
  }

  @Test
  void aFailureFailsTheActionTheStageAndTheExecution() throws Exception {
    Job job = poll().orElseThrow();
    acknowledge(job.id(), job.nonce());
    client.putJobFailureResult(
        r ->
            r.jobId(job.id())
                .failureDetails(
                    d -> d.type(FailureType.CONFIGURATION_ERROR).message("no such plan")));
    completeThirdParty();
    assertEquals("Failed", service.job(job.id()).status());
    String execution = job.data().pipelineContext().pipelineExecutionId();
    assertEquals(PipelineExecutionStatus.FAILED, status(execution));
    var failed =
        client
            .listActionExecutions(
                r ->
                    r.pipelineName("worker-playground")
                        .filter(f -> f.pipelineExecutionId(execution)))
            .actionExecutionDetails()
            .stream()
            .filter(action -> action.status() == ActionExecutionStatus.FAILED)
            .toList();
    assertEquals(1, failed.size());
    var error = failed.getFirst().output().executionResult().errorDetails();
    assertEquals("ConfigurationError", error.code());
    assertEquals("no such plan", error.message());
  }

  @Test
  void aRepeatedAcknowledgeIsAnsweredWithTheStateByDefault() throws Exception {
    Job job = poll().orElseThrow();
    acknowledge(job.id(), job.nonce());
    assertEquals("InProgress", acknowledge(job.id(), job.nonce()));
    client.putJobSuccessResult(r -> r.jobId(job.id()));
    assertEquals("Succeeded", acknowledge(job.id(), job.nonce()));
  }

  private Optional<Job> poll() {
    return client.pollForJobs(r -> r.actionTypeId(LOAD_RUNNER)).jobs().stream().findFirst();
  }

  private String acknowledge(String id, @Nullable String nonce) {
    return client.acknowledgeJob(r -> r.jobId(id).nonce(nonce)).statusAsString();
  }

  private void completeThirdParty() {
    for (var job :
        client.pollForThirdPartyJobs(r -> r.actionTypeId(WORKER_TEST).maxBatchSize(5)).jobs()) {
      String token = "DEFAULT_CLIENT_TOKEN";
      String nonce =
          client
              .getThirdPartyJobDetails(r -> r.jobId(job.jobId()).clientToken(token))
              .jobDetails()
              .nonce();
      client.acknowledgeThirdPartyJob(r -> r.jobId(job.jobId()).nonce(nonce).clientToken(token));
      client.putThirdPartyJobSuccessResult(r -> r.jobId(job.jobId()).clientToken(token));
    }
  }

  private PipelineExecutionStatus status(String execution) {
    return client
        .getPipelineExecution(
            r -> r.pipelineName("worker-playground").pipelineExecutionId(execution))
        .pipelineExecution()
        .status();
  }

  private ActionExecutionDetail action(String execution, String name) {
    return client
        .listActionExecutions(
            r -> r.pipelineName("worker-playground").filter(f -> f.pipelineExecutionId(execution)))
        .actionExecutionDetails()
        .stream()
        .filter(action -> action.actionName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static ActionTypeId type(String category, String owner, String provider, String version) {
    return ActionTypeId.builder()
        .category(category)
        .owner(owner)
        .provider(provider)
        .version(version)
        .build();
  }
}
