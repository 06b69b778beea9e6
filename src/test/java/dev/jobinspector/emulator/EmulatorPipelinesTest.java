package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.DuplicatedStopRequestException;
import software.amazon.awssdk.services.codepipeline.model.ExecutorType;
import software.amazon.awssdk.services.codepipeline.model.InvalidNextTokenException;
import software.amazon.awssdk.services.codepipeline.model.NotLatestPipelineExecutionException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotStoppableException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineVersionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.StageNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.StageNotRetryableException;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;
import software.amazon.awssdk.services.codepipeline.model.StageState;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;

/// The pipelines around the jobs.
final class EmulatorPipelinesTest {
  private Started service;
  private CodePipelineClient client;

  @BeforeEach
  void start() throws Exception {
    service = Started.builtIn();
    client = service.client();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void pagesHoldEachPipelineOnce() {
    var names = new HashSet<String>();
    int pages = 0;
    for (var page : client.listPipelinesPaginator(r -> r.maxResults(5))) {
      pages++;
      assertTrue(page.pipelines().size() <= 5);
      page.pipelines().forEach(pipeline -> assertTrue(names.add(pipeline.name())));
    }
    assertEquals(4, pages);
    assertEquals(names.size(), client.listPipelines().pipelines().size());
    assertNull(client.listPipelines().nextToken());
    for (String token : new String[] {"nonsense", "bGVmdDo5OTk", "%%%"}) {
      assertThrows(
          InvalidNextTokenException.class, () -> client.listPipelines(r -> r.nextToken(token)));
    }
  }

  @Test
  void executionsAndActionsArePagedNewestFirst() {
    var executions =
        client.listPipelineExecutionsPaginator(r -> r.pipelineName("storefront-web").maxResults(1));
    var all = executions.pipelineExecutionSummaries().stream().toList();
    assertEquals(3, all.size());
    assertTrue(all.getFirst().startTime().isAfter(all.getLast().startTime()));
    assertEquals(PipelineExecutionStatus.SUCCEEDED, all.getLast().status());
    var actions =
        client
            .listActionExecutionsPaginator(r -> r.pipelineName("storefront-web").maxResults(2))
            .actionExecutionDetails()
            .stream()
            .toList();
    assertEquals(8, actions.size());
    assertEquals(8, actions.stream().map(a -> a.actionExecutionId()).distinct().count());
    var succeeded =
        client.listPipelineExecutions(
            r ->
                r.pipelineName("storefront-web")
                    .filter(f -> f.succeededInStage(s -> s.stageName("Deploy"))));
    assertEquals(1, succeeded.pipelineExecutionSummaries().size());
  }

  @Test
  void secretConfigurationIsHiddenButFromTheWorker() throws Exception {
    var hidden =
        client
            .getPipeline(r -> r.name("storefront-web"))
            .pipeline()
            .stages()
            .getLast()
            .actions()
            .getFirst();
    assertEquals("****", hidden.configuration().get("ApiKey"));
    assertEquals("rolling", hidden.configuration().get("Strategy"));
    var job = service.job("custom", "Dispatched");
    var shown = client.getJobDetails(r -> r.jobId(job.id())).jobDetails().data();
    assertTrue(
        shown
            .actionConfiguration()
            .configuration()
            .getOrDefault("ApiKey", "")
            .startsWith("fk-EMULATOR"));
    assertTrue(shown.artifactCredentials().accessKeyId().contains("EMULATOR"));
    assertEquals("S3", shown.inputArtifacts().getFirst().location().typeAsString());
    var listed =
        client.listActionExecutions(r -> r.pipelineName("storefront-web")).actionExecutionDetails();
    assertTrue(
        listed.stream()
            .map(a -> a.input().configuration().getOrDefault("ApiKey", "****"))
            .allMatch("****"::equals));
  }

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

  @Test
  void whatIsNotThereIsNotFound() {
    String nobody = "00000000-0000-4000-8000-000000000000";
    assertThrows(PipelineNotFoundException.class, () -> client.getPipeline(r -> r.name("x")));
    assertThrows(PipelineNotFoundException.class, () -> client.getPipelineState(r -> r.name("x")));
    assertThrows(
        PipelineVersionNotFoundException.class,
        () -> client.getPipeline(r -> r.name("docs-site").version(99)));
    assertThrows(
        PipelineExecutionNotFoundException.class,
        () ->
            client.getPipelineExecution(
                r -> r.pipelineName("docs-site").pipelineExecutionId(nobody)));
    assertThrows(
        ActionTypeNotFoundException.class,
        () ->
            client.getActionType(r -> r.category("Test").owner("AWS").provider("x").version("1")));
  }

  @Test
  void actionTypesAreListedByOwnerAndRegion() {
    assertEquals(
        3, client.listActionTypes(r -> r.actionOwnerFilter("Custom")).actionTypes().size());
    assertTrue(
        client
            .listActionTypes(r -> r.actionOwnerFilter("ThirdParty").regionFilter("sa-east-1"))
            .actionTypes()
            .isEmpty());
    var grid =
        client.getActionType(
            r -> r.category("Test").owner("ThirdParty").provider("BrowserGrid").version("1"));
    assertEquals(ExecutorType.JOB_WORKER, grid.actionType().executor().type());
    assertEquals(43_200, grid.actionType().executor().jobTimeout());
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
