package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.ExecutorType;
import software.amazon.awssdk.services.codepipeline.model.InvalidNextTokenException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineVersionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.StageState;

/// What can be read of the pipelines around the jobs.
@Tag("process")
final class EmulatorPipelineReadsTest {
  @AutoClose private final Started service = Started.builtIn();
  private final CodePipelineClient client = service.client();

  @Test
  void pagesHoldEachPipelineOnce() {
    var names = new HashSet<String>();
    int pages = 0;
    for (var page : client.listPipelinesPaginator(r -> r.maxResults(5))) {
      pages++;
      assertTrue(page.pipelines().size() <= 5);
      page.pipelines().forEach(pipeline -> assertTrue(names.add(pipeline.name())));
    }
    assertEquals(5, pages);
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
  void theStateShowsApprovalsConditionsAndWhatWaitsForThem() {
    var approval = state("price-feed", "Approve").actionStates().getFirst().latestExecution();
    assertEquals("InProgress", approval.statusAsString());
    assertEquals(36, approval.token().length());
    var deploy = state("tax-rules", "Deploy");
    assertEquals(
        "InProgress", deploy.beforeEntryConditionState().latestExecution().statusAsString());
    assertEquals(1, deploy.inboundExecutions().size());
    assertEquals(1, state("data-lake", "Deploy").inboundExecutions().size());
  }

  private StageState state(String pipeline, String stage) {
    return service.client().getPipelineState(ask -> ask.name(pipeline)).stageStates().stream()
        .filter(it -> it.stageName().equals(stage))
        .findFirst()
        .orElseThrow();
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
}
