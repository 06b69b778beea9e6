package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.DuplicatedStopRequestException;
import software.amazon.awssdk.services.codepipeline.model.NotLatestPipelineExecutionException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotStoppableException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.StageNotRetryableException;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;
import software.amazon.awssdk.services.codepipeline.model.StageState;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;

/// The pipelines around the jobs.
@Tag("process")
final class EmulatorPipelinesTest {
  @AutoClose private final Started service = Started.builtIn();
  private final CodePipelineClient client = service.client();

  @Test
  void aResultLetsTheExecutionThatWaitedIntoTheStage() throws Exception {
    StageState stuck = deploy();
    assertNotEquals(
        stuck.latestExecution().pipelineExecutionId(),
        stuck.inboundExecution().pipelineExecutionId());
    var job = service.job("custom", "Dispatched");
    assertEquals("storefront-web", job.where().pipeline());
    client.acknowledgeJob(r -> r.jobId(job.id()).nonce(job.nonce()));
    client.putJobSuccessResult(r -> r.jobId(job.id()));
    StageState free = deploy();
    assertNull(free.inboundExecution());
    assertEquals(
        stuck.inboundExecution().pipelineExecutionId(),
        free.latestExecution().pipelineExecutionId());
    assertEquals("InProgress", free.latestExecution().statusAsString());
    long queued =
        service.jobs("?region=us-east-1").stream()
            .filter(it -> it.where().pipeline().equals("storefront-web"))
            .filter(it -> it.status().equals("Queued"))
            .count();
    assertEquals(1, queued);
  }

  @Test
  void aClosedTransitionHoldsAnExecutionUntilItIsOpened() throws Exception {
    var closed = stage("data-lake", "Deploy");
    assertFalse(closed.inboundTransitionState().enabled());
    assertEquals(
        "Freeze until the audit is over", closed.inboundTransitionState().disabledReason());
    client.enableStageTransition(
        r ->
            r.pipelineName("data-lake")
                .stageName("Approve")
                .transitionType(StageTransitionType.OUTBOUND));
    var open = stage("data-lake", "Deploy");
    assertTrue(open.inboundTransitionState().enabled());
    assertNull(open.inboundExecution());
    assertEquals("InProgress", open.latestExecution().statusAsString());
    client.disableStageTransition(
        r ->
            r.pipelineName("data-lake")
                .stageName("Deploy")
                .transitionType(StageTransitionType.INBOUND)
                .reason("again"));
    assertFalse(stage("data-lake", "Deploy").inboundTransitionState().enabled());
    assertThrows(
        StageNotFoundException.class,
        () ->
            client.enableStageTransition(
                r -> r.pipelineName("data-lake").stageName("x").transitionType("Inbound")));
  }

  @Test
  void abandoningAnExecutionFreesTheStageAndEndsItsJobs() throws Exception {
    var job = service.job("custom", "Dispatched");
    String id = deploy().latestExecution().pipelineExecutionId();
    client.stopPipelineExecution(
        r ->
            r.pipelineName("storefront-web").pipelineExecutionId(id).abandon(true).reason("stuck"));
    assertEquals(PipelineExecutionStatus.STOPPED, status("storefront-web", id));
    assertEquals("Failed", service.job(job.id()).status());
    assertNotEquals(id, deploy().latestExecution().pipelineExecutionId());
    assertThrows(
        PipelineExecutionNotStoppableException.class,
        () ->
            client.stopPipelineExecution(
                r -> r.pipelineName("storefront-web").pipelineExecutionId(id)));
  }

  @Test
  void stoppingWaitsForWhatIsInProgress() throws Exception {
    String id = stage("mobile-backend", "Deploy").latestExecution().pipelineExecutionId();
    client.stopPipelineExecution(r -> r.pipelineName("mobile-backend").pipelineExecutionId(id));
    assertEquals(PipelineExecutionStatus.STOPPING, status("mobile-backend", id));
    assertEquals("Stopping", stage("mobile-backend", "Deploy").latestExecution().statusAsString());
    assertThrows(
        DuplicatedStopRequestException.class,
        () ->
            client.stopPipelineExecution(
                r -> r.pipelineName("mobile-backend").pipelineExecutionId(id)));
    String job =
        service.jobs().stream()
            .filter(it -> it.where().pipeline().equals("mobile-backend"))
            .findFirst()
            .orElseThrow()
            .id();
    client.putJobSuccessResult(r -> r.jobId(job));
    assertEquals(PipelineExecutionStatus.STOPPED, status("mobile-backend", id));
  }

  @Test
  void anApprovalOfTheScenarioIsGivenOrFailsInTheEnd() throws Exception {
    String token =
        stage("price-feed", "Approve").actionStates().getFirst().latestExecution().token();
    client.putApprovalResult(
        r ->
            r.pipelineName("price-feed")
                .stageName("Approve")
                .actionName("ReleaseManager")
                .token(token)
                .result(it -> it.summary("yes").status("Approved")));
    assertEquals("Succeeded", stage("price-feed", "Approve").latestExecution().statusAsString());
    service.control("reset", "");
    service.advance("P7D");
    assertEquals("Failed", stage("price-feed", "Approve").latestExecution().statusAsString());
  }

  @Test
  void aFailedStageIsRetriedWithANewJob() throws Exception {
    String id = stage("fraud-scoring", "Deploy").latestExecution().pipelineExecutionId();
    client.retryStageExecution(
        r ->
            r.pipelineName("fraud-scoring")
                .stageName("Deploy")
                .pipelineExecutionId(id)
                .retryMode(StageRetryMode.FAILED_ACTIONS));
    assertEquals(PipelineExecutionStatus.IN_PROGRESS, status("fraud-scoring", id));
    var jobs =
        service.jobs().stream()
            .filter(it -> it.where().pipeline().equals("fraud-scoring"))
            .map(Started.ListedJob::status)
            .sorted()
            .toList();
    assertEquals(java.util.List.of("Failed", "Queued"), jobs);
    assertThrows(StageNotRetryableException.class, () -> retry("fraud-scoring", "Deploy", id));
    String older =
        client
            .listPipelineExecutions(r -> r.pipelineName("ledger-sync"))
            .pipelineExecutionSummaries()
            .getLast()
            .pipelineExecutionId();
    assertThrows(
        NotLatestPipelineExecutionException.class, () -> retry("ledger-sync", "Migrate", older));
  }

  private void retry(String pipeline, String stage, String id) {
    client.retryStageExecution(
        r ->
            r.pipelineName(pipeline)
                .stageName(stage)
                .pipelineExecutionId(id)
                .retryMode("ALL_ACTIONS"));
  }

  private PipelineExecutionStatus status(String pipeline, String id) {
    return client
        .getPipelineExecution(r -> r.pipelineName(pipeline).pipelineExecutionId(id))
        .pipelineExecution()
        .status();
  }

  private StageState deploy() {
    return stage("storefront-web", "Deploy");
  }

  private StageState stage(String pipeline, String name) {
    return client.getPipelineState(r -> r.name(pipeline)).stageStates().stream()
        .filter(stage -> stage.stageName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
