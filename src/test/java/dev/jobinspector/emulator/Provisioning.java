package dev.jobinspector.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionConfigurationProperty;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionExecution;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeId;
import software.amazon.awssdk.services.codepipeline.model.InputArtifact;
import software.amazon.awssdk.services.codepipeline.model.Job;
import software.amazon.awssdk.services.codepipeline.model.OutputArtifact;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageState;

/// Makes action types and pipelines as somebody's tests would, and works on their jobs.
final class Provisioning {
  static final ActionTypeId WORK = EmulatorLifeCycleTest.type("Build", "Custom", "Worker", "1");
  static final ActionTypeId SOURCE =
      EmulatorLifeCycleTest.type("Source", "AWS", "CodeStarSourceConnection", "1");
  static final ActionTypeId APPROVAL = EmulatorLifeCycleTest.type("Approval", "AWS", "Manual", "1");

  private final CodePipelineClient client;

  Provisioning(CodePipelineClient client) {
    this.client = client;
  }

  /// Creates the type [#WORK].
  void createType() {
    client.createCustomActionType(
        r ->
            r.category("Build")
                .provider("Worker")
                .version("1")
                .configurationProperties(
                    List.of(
                        property("Task").required(true).key(true).build(),
                        property("Key").secret(true).build()))
                .inputArtifactDetails(d -> d.minimumCount(0).maximumCount(5))
                .outputArtifactDetails(d -> d.minimumCount(0).maximumCount(5)));
  }

  private static ActionConfigurationProperty.Builder property(String name) {
    return ActionConfigurationProperty.builder()
        .name(name)
        .required(false)
        .key(false)
        .secret(false);
  }

  /// A source and a stage with the action `Work`.
  static PipelineDeclaration.Builder pipeline(String name) {
    return pipeline(name, stage("Build", work("Work")));
  }

  static PipelineDeclaration.Builder pipeline(String name, StageDeclaration... stages) {
    var all = new ArrayList<StageDeclaration>();
    all.add(stage("Source", source()));
    all.addAll(List.of(stages));
    return PipelineDeclaration.builder()
        .name(name)
        .roleArn("arn:aws:iam::111122223333:role/CodePipelineServiceRole")
        .artifactStore(store -> store.type("S3").location("artifacts-of-mine"))
        .stages(all);
  }

  static StageDeclaration stage(String name, ActionDeclaration... actions) {
    return StageDeclaration.builder().name(name).actions(actions).build();
  }

  static ActionDeclaration source() {
    return ActionDeclaration.builder()
        .name("Repository")
        .actionTypeId(SOURCE)
        .namespace("SourceVariables")
        .configuration(
            Map.of("ConnectionArn", "arn", "FullRepositoryId", "shop/web", "BranchName", "main"))
        .outputArtifacts(output("SourceOutput"))
        .build();
  }

  static ActionDeclaration work(String name) {
    return work(name, it -> {});
  }

  static ActionDeclaration work(String name, Consumer<ActionDeclaration.Builder> more) {
    var action =
        ActionDeclaration.builder()
            .name(name)
            .actionTypeId(WORK)
            .configuration(Map.of("Task", "all"))
            .inputArtifacts(input("SourceOutput"));
    more.accept(action);
    return action.build();
  }

  static InputArtifact input(String name) {
    return InputArtifact.builder().name(name).build();
  }

  static OutputArtifact output(String name) {
    return OutputArtifact.builder().name(name).build();
  }

  static ActionDeclaration approval(String name) {
    return ActionDeclaration.builder().name(name).actionTypeId(APPROVAL).build();
  }

  void create(PipelineDeclaration.Builder pipeline) {
    client.createPipeline(r -> r.pipeline(pipeline.build()));
  }

  String start(String pipeline) {
    return client.startPipelineExecution(r -> r.name(pipeline)).pipelineExecutionId();
  }

  /// Polls and acknowledges a job of [#WORK].
  Optional<Job> take() {
    Optional<Job> job = client.pollForJobs(r -> r.actionTypeId(WORK)).jobs().stream().findFirst();
    job.ifPresent(it -> client.acknowledgeJob(r -> r.jobId(it.id()).nonce(it.nonce())));
    return job;
  }

  void succeed(Job job) {
    client.putJobSuccessResult(r -> r.jobId(job.id()));
  }

  void fail(Job job) {
    client.putJobFailureResult(
        r -> r.jobId(job.id()).failureDetails(d -> d.type("JobFailed").message("no")));
  }

  String status(String pipeline, String execution) {
    return client
        .getPipelineExecution(r -> r.pipelineName(pipeline).pipelineExecutionId(execution))
        .pipelineExecution()
        .statusAsString();
  }

  StageState state(String pipeline, String stage) {
    return client.getPipelineState(r -> r.name(pipeline)).stageStates().stream()
        .filter(it -> it.stageName().equals(stage))
        .findFirst()
        .orElseThrow();
  }

  ActionExecution action(String pipeline, String stage, String action) {
    return state(pipeline, stage).actionStates().stream()
        .filter(it -> it.actionName().equals(action))
        .findFirst()
        .orElseThrow()
        .latestExecution();
  }
}
