package dev.jobinspector.emulator;

import static dev.jobinspector.emulator.Provisioning.approval;
import static dev.jobinspector.emulator.Provisioning.input;
import static dev.jobinspector.emulator.Provisioning.output;
import static dev.jobinspector.emulator.Provisioning.pipeline;
import static dev.jobinspector.emulator.Provisioning.stage;
import static dev.jobinspector.emulator.Provisioning.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.ApprovalAlreadyCompletedException;
import software.amazon.awssdk.services.codepipeline.model.GitPushFilter;
import software.amazon.awssdk.services.codepipeline.model.InvalidApprovalTokenException;
import software.amazon.awssdk.services.codepipeline.model.InvalidJobStateException;
import software.amazon.awssdk.services.codepipeline.model.Job;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineTriggerDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineVariableDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageNotRetryableException;

/// Work that a worker's own tests make: action types, pipelines, executions, approvals.
@Tag("process")
final class EmulatorProvisioningTest {
  private static final Map<String, String> SECRET = Map.of("Task", "all", "Key", "k1");

  private static final PipelineTriggerDeclaration ON_TAGS =
      PipelineTriggerDeclaration.builder()
          .providerType("CodeStarSourceConnection")
          .gitConfiguration(
              g ->
                  g.sourceActionName("Repository")
                      .push(GitPushFilter.builder().tags(tags -> tags.includes("v*")).build()))
          .build();

  @AutoClose private final Started service = Started.builtIn();
  private final CodePipelineClient client = service.client();
  private final Provisioning provisioning = new Provisioning(client);

  @BeforeEach
  void start() throws Exception {
    provisioning.createType();
  }

  @Test
  void aWorkersTestProvisionsRunsAndSeesThePipelineSucceed() throws Exception {
    provisioning.create(
        pipeline(
            "mine",
            stage(
                "Build",
                work("Compile", a -> a.outputArtifacts(output("App"))),
                work("Check", a -> a.runOrder(2).inputArtifacts(input("App"))))));
    String execution = provisioning.start("mine");
    Job compile = provisioning.take().orElseThrow();
    assertEquals("all", compile.data().actionConfiguration().configuration().get("Task"));
    assertEquals(execution, compile.data().pipelineContext().pipelineExecutionId());
    assertEquals("Compile", compile.data().pipelineContext().action().name());
    assertTrue(provisioning.take().isEmpty(), "the next run order waits");
    assertEquals("InProgress", provisioning.status("mine", execution));
    provisioning.succeed(compile);
    Job check = provisioning.take().orElseThrow();
    assertEquals("Check", check.data().pipelineContext().action().name());
    assertEquals(
        compile.data().outputArtifacts().getFirst().location(),
        check.data().inputArtifacts().getFirst().location());
    provisioning.succeed(check);
    assertEquals("Succeeded", provisioning.status("mine", execution));
    assertEquals(
        List.of("AcknowledgeJob", "PutJobSuccessResult"), service.received("?job=" + check.id()));
    assertEquals(
        List.of("Check", "Compile", "Repository"),
        client.listActionExecutions(r -> r.pipelineName("mine")).actionExecutionDetails().stream()
            .map(it -> it.actionName())
            .sorted()
            .toList());
  }

  @Test
  void whatWasCreatedIsReadAsItWasSent() {
    provisioning.create(
        pipeline("mine", stage("Build", work("Work", a -> a.configuration(SECRET))))
            .executionMode("QUEUED")
            .variables(
                PipelineVariableDeclaration.builder()
                    .name("Level")
                    .defaultValue("info")
                    .description("how much")
                    .build())
            .triggers(ON_TAGS));
    var read = client.getPipeline(r -> r.name("mine"));
    var pipeline = read.pipeline();
    assertEquals(1, pipeline.version());
    assertEquals("V2", pipeline.pipelineTypeAsString());
    assertEquals("QUEUED", pipeline.executionModeAsString());
    assertEquals("how much", pipeline.variables().getFirst().description());
    assertEquals(List.of(ON_TAGS), pipeline.triggers());
    var action = pipeline.stages().getLast().actions().getFirst();
    assertEquals(1, action.runOrder());
    assertEquals(Map.of("Task", "all", "Key", "****"), action.configuration());
    assertEquals("arn:aws:codepipeline:us-east-1:111122223333:mine", read.metadata().pipelineArn());
    assertTrue(
        client.listPipelines().pipelines().stream().anyMatch(it -> it.name().equals("mine")));
    var type =
        client.listActionTypes(r -> r.actionOwnerFilter("Custom")).actionTypes().stream()
            .filter(it -> it.id().provider().equals("Worker"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, type.actionConfigurationProperties().size());
    assertEquals(5, type.outputArtifactDetails().maximumCount());
  }

  @Test
  void aMemberThatIsNullIsLeftOut() throws Exception {
    String action =
        """
        {"name": "%s", "actionTypeId": {"category": "%s", "owner": "%s", "provider": "%s", "version": "1"},
         "runOrder": null, "configuration": %s, "inputArtifacts": null, "outputArtifacts": %s,
         "namespace": null, "region": null, "roleArn": null, "timeoutInMinutes": null, "commands": null}
        """;
    String source =
        action.formatted(
            "Repository",
            "Source",
            "AWS",
            "ECR",
            "{\"RepositoryName\": \"r\"}",
            "[{\"name\": \"SourceOutput\"}]");
    String work =
        action.formatted("Work", "Build", "Custom", "Worker", "{\"Task\": \"t\"}", "null");
    var reply =
        service.send(
            service.raw(
                "CreatePipeline",
                """
                {"pipeline": {"name": "mine", "roleArn": "arn:aws:iam::111122223333:role/r", "version": null,
                  "artifactStore": {"type": "S3", "location": "artifacts", "encryptionKey": null},
                  "artifactStores": null, "executionMode": null, "pipelineType": null, "variables": null,
                  "triggers": null, "stages": [
                    {"name": "Source", "blockers": null, "onFailure": null, "actions": [%s]},
                    {"name": "Build", "beforeEntry": null, "actions": [%s]}]}, "tags": null}
                """
                    .formatted(source, work)));
    assertEquals(200, reply.statusCode(), reply.body());
    assertFalse(reply.body().contains("null"), reply.body());
    assertEquals("V1", client.getPipeline(r -> r.name("mine")).pipeline().pipelineTypeAsString());
    var start =
        service.send(
            service.raw(
                "StartPipelineExecution",
                "{\"name\": \"mine\", \"variables\": null, \"clientRequestToken\": null}"));
    assertEquals(200, start.statusCode(), start.body());
    assertTrue(provisioning.take().isPresent());
    var type =
        service.send(
            service.raw(
                "CreateCustomActionType",
                """
                {"category": "Build", "provider": "Worker", "version": "2", "settings": null, "tags": null,
                 "configurationProperties": [{"name": "Task", "required": true, "key": true, "secret": false,
                   "queryable": null, "description": null, "type": null}],
                 "inputArtifactDetails": {"minimumCount": 0, "maximumCount": 1},
                 "outputArtifactDetails": {"minimumCount": 0, "maximumCount": 1}}
                """));
    assertEquals(200, type.statusCode(), type.body());
  }

  @Test
  void anUpdateKeepsHiddenSecretsAndCancelsWhatRunsIfTheStagesChange() {
    provisioning.create(
        pipeline("mine", stage("Build", work("Work", a -> a.configuration(SECRET)))));
    String running = provisioning.start("mine");
    Job job = provisioning.take().orElseThrow();
    var read = client.getPipeline(r -> r.name("mine")).pipeline();
    var same = client.updatePipeline(r -> r.pipeline(read)).pipeline();
    assertEquals(2, same.version());
    assertEquals("InProgress", provisioning.status("mine", running));
    provisioning.succeed(job);
    assertEquals("Succeeded", provisioning.status("mine", running));

    String next = provisioning.start("mine");
    Job kept = provisioning.take().orElseThrow();
    assertEquals("k1", kept.data().actionConfiguration().configuration().get("Key"));
    client.updatePipeline(r -> r.pipeline(pipeline("mine").build()));
    assertEquals("Cancelled", provisioning.status("mine", next));
    assertEquals(
        "Cancelled", provisioning.state("mine", "Build").latestExecution().statusAsString());
    assertThrows(InvalidJobStateException.class, () -> provisioning.succeed(kept));
    assertThrows(StageNotRetryableException.class, () -> retry(next));
    assertEquals(3, client.getPipeline(r -> r.name("mine")).pipeline().version());
    provisioning.start("mine");
    assertFalse(
        provisioning
            .take()
            .orElseThrow()
            .data()
            .actionConfiguration()
            .configuration()
            .containsKey("Key"));
  }

  @Test
  void aDeletedPipelineIsGoneAndItsJobsHaveFailed() throws Exception {
    provisioning.create(pipeline("mine"));
    String first = provisioning.start("mine");
    Job job = provisioning.take().orElseThrow();
    client.deletePipeline(r -> r.name("mine"));
    client.deletePipeline(r -> r.name("mine"));
    assertThrows(PipelineNotFoundException.class, () -> client.getPipeline(r -> r.name("mine")));
    assertEquals("Failed", service.job(job.id()).status());
    provisioning.create(pipeline("mine"));
    assertNotEquals(first, provisioning.start("mine"));
  }

  @Test
  void aDeletedActionTypeCannotBePolledAndComesBackOnlyAsItWas() {
    provisioning.create(pipeline("mine"));
    client.deleteCustomActionType(r -> r.category("Build").provider("Worker").version("1"));
    client.deleteCustomActionType(r -> r.category("Build").provider("Worker").version("1"));
    provisioning.start("mine");
    assertThrows(ActionTypeNotFoundException.class, provisioning::take);
    provisioning.createType();
    assertTrue(provisioning.take().isPresent());
  }

  @Test
  void aStartWithTheSameTokenIsTheSameExecution() {
    provisioning.create(pipeline("mine"));
    String once =
        client
            .startPipelineExecution(r -> r.name("mine").clientRequestToken("t-1"))
            .pipelineExecutionId();
    String again =
        client
            .startPipelineExecution(r -> r.name("mine").clientRequestToken("t-1"))
            .pipelineExecutionId();
    String other =
        client
            .startPipelineExecution(r -> r.name("mine").clientRequestToken("t-2"))
            .pipelineExecutionId();
    assertEquals(once, again);
    assertNotEquals(once, other);
  }

  @Test
  void anApprovalWaitsIsGivenOnceAndLetsTheRestRun() {
    provisioning.create(pipeline("mine", stage("Ship", approval("Ask"), work("Go", order(2)))));
    String execution = provisioning.start("mine");
    String token = provisioning.action("mine", "Ship", "Ask").token();
    assertTrue(provisioning.take().isEmpty());
    approve(token, "Approved");
    assertEquals("fine", provisioning.action("mine", "Ship", "Ask").summary());
    assertThrows(ApprovalAlreadyCompletedException.class, () -> approve(token, "Approved"));
    provisioning.succeed(provisioning.take().orElseThrow());
    assertEquals("Succeeded", provisioning.status("mine", execution));
  }

  @Test
  void aRejectedApprovalFailsTheStageAndARetryAsksAgain() {
    provisioning.create(pipeline("mine", stage("Ship", approval("Ask"), work("Go", order(2)))));
    String execution = provisioning.start("mine");
    String token = provisioning.action("mine", "Ship", "Ask").token();
    approve(token, "Rejected");
    assertEquals("Failed", provisioning.status("mine", execution));
    assertThrows(ApprovalAlreadyCompletedException.class, () -> approve(token, "Approved"));
    client.retryStageExecution(
        r ->
            r.pipelineName("mine")
                .stageName("Ship")
                .pipelineExecutionId(execution)
                .retryMode("FAILED_ACTIONS"));
    String next = provisioning.action("mine", "Ship", "Ask").token();
    assertNotEquals(token, next);
    approve(next, "Approved");
    assertEquals("InProgress", provisioning.status("mine", execution));
  }

  @Test
  void anApprovalThatIsNotGivenInTimeHasFailed() throws Exception {
    provisioning.create(
        pipeline(
            "mine",
            stage("Ship", approval("Ask").toBuilder().timeoutInMinutes(10).build()),
            stage("Late", approval("Never"))));
    String execution = provisioning.start("mine");
    String token = provisioning.action("mine", "Ship", "Ask").token();
    service.advance("PT9M");
    assertEquals("InProgress", provisioning.status("mine", execution));
    service.advance("PT1M");
    assertEquals("Failed", provisioning.status("mine", execution));
    assertThrows(InvalidApprovalTokenException.class, () -> approve(token, "Approved"));
  }

  @Test
  void inTheModeParallelTheTokenIsTheExternalExecutionId() {
    provisioning.create(pipeline("mine", stage("Ship", approval("Ask"))).executionMode("PARALLEL"));
    String execution = provisioning.start("mine");
    var state = provisioning.action("mine", "Ship", "Ask");
    assertNull(state.token());
    approve(state.externalExecutionId(), "Approved");
    assertEquals("Succeeded", provisioning.status("mine", execution));
  }

  @Test
  void aFailureStopsTheStageAndARetryContinues() {
    provisioning.create(pipeline("mine", stage("Build", work("One"), work("Two", order(2)))));
    String execution = provisioning.start("mine");
    provisioning.fail(provisioning.take().orElseThrow());
    assertEquals("Failed", provisioning.status("mine", execution));
    assertTrue(provisioning.take().isEmpty(), "the next run order does not begin");
    retry(execution);
    provisioning.succeed(provisioning.take().orElseThrow());
    provisioning.succeed(provisioning.take().orElseThrow());
    assertEquals("Succeeded", provisioning.status("mine", execution));
  }

  @Test
  void actionsOfPartnersAndLambdaFunctionsMakeJobsToo() throws Exception {
    provisioning.create(
        pipeline(
            "mine",
            stage(
                "Build",
                work(
                    "Partner",
                    a ->
                        a.actionTypeId(EmulatorLifeCycleTest.WORKER_TEST)
                            .configuration(Map.of("Project", "p"))),
                work(
                    "Function",
                    a ->
                        a.actionTypeId(EmulatorLifeCycleTest.type("Invoke", "AWS", "Lambda", "1"))
                            .configuration(Map.of("FunctionName", "f"))))));
    String execution = provisioning.start("mine");
    var jobs =
        service.jobs("?region=us-east-1").stream()
            .filter(it -> it.where().pipeline().equals("mine"))
            .toList();
    assertEquals(List.of("third-party", "custom"), jobs.stream().map(it -> it.kind()).toList());
    var partner = jobs.getFirst();
    client.pollForThirdPartyJobs(
        r -> r.actionTypeId(EmulatorLifeCycleTest.WORKER_TEST).maxBatchSize(10));
    String nonce =
        client
            .getThirdPartyJobDetails(r -> r.jobId(partner.id()).clientToken(partner.clientToken()))
            .jobDetails()
            .nonce();
    client.acknowledgeThirdPartyJob(
        r -> r.jobId(partner.id()).nonce(nonce).clientToken(partner.clientToken()));
    client.putThirdPartyJobSuccessResult(
        r -> r.jobId(partner.id()).clientToken(partner.clientToken()));
    client.putJobSuccessResult(r -> r.jobId(jobs.getLast().id()));
    assertEquals("Succeeded", provisioning.status("mine", execution));
  }

  @Test
  void actionsOfAwsTakeTheTimeOfTheOption() throws Exception {
    var options = EmulatorOptions.parse(List.of("--port=0", "--action-time=PT1H"));
    try (var slow = new Started(options)) {
      var there = new Provisioning(slow.client());
      there.createType();
      there.create(pipeline("mine"));
      there.start("mine");
      slow.advance("PT59M");
      assertTrue(there.take().isEmpty());
      slow.advance("PT1M");
      assertTrue(there.take().isPresent());
    }
  }

  private void retry(String execution) {
    client.retryStageExecution(
        r ->
            r.pipelineName("mine")
                .stageName("Build")
                .pipelineExecutionId(execution)
                .retryMode("FAILED_ACTIONS"));
  }

  private static Consumer<ActionDeclaration.Builder> order(int runOrder) {
    return action -> action.runOrder(runOrder);
  }

  private void approve(String token, String status) {
    client.putApprovalResult(
        r ->
            r.pipelineName("mine")
                .stageName("Ship")
                .actionName("Ask")
                .token(token)
                .result(it -> it.summary("fine").status(status)));
  }
}
