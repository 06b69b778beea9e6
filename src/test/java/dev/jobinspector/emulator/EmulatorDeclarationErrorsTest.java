package dev.jobinspector.emulator;

import static dev.jobinspector.emulator.Provisioning.approval;
import static dev.jobinspector.emulator.Provisioning.input;
import static dev.jobinspector.emulator.Provisioning.output;
import static dev.jobinspector.emulator.Provisioning.pipeline;
import static dev.jobinspector.emulator.Provisioning.source;
import static dev.jobinspector.emulator.Provisioning.stage;
import static dev.jobinspector.emulator.Provisioning.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionConfigurationProperty;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ArtifactStore;
import software.amazon.awssdk.services.codepipeline.model.BlockerDeclaration;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.CreateCustomActionTypeRequest;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineVariableDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;

/// The errors that the service model declares for what makes work, each reached; those that are not
/// are in the document.
@Tag("process")
final class EmulatorDeclarationErrorsTest {
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  @AutoClose private final Started service = Started.builtIn();
  private final CodePipelineClient client = service.client();
  private final Provisioning provisioning = new Provisioning(client);

  @BeforeEach
  void start() throws Exception {
    provisioning.createType();
  }

  @Test
  void aStructureThatIsNotOne() {
    declared(
        "InvalidStructureException",
        pipeline("p", new StageDeclaration[0]),
        pipeline("p").artifactStore((ArtifactStore) null),
        pipeline("p").artifactStores(Map.of("us-east-1", store())),
        pipeline("p")
            .artifactStore((ArtifactStore) null)
            .artifactStores(Map.of("eu-west-1", store())),
        pipeline("p").executionMode("PARALLEL").pipelineType("V1"),
        pipeline("p").variables(variable("v"), variable("v")),
        pipeline("p", stage("Build", source())),
        pipeline("p").stages(stage("Source", source(), work("Work")), stage("B", work("Work"))));
  }

  @Test
  void aStageThatIsNotOne() {
    declared(
        "InvalidStageDeclarationException",
        pipeline("p", stage("Source", work("Work"))),
        pipeline("p", StageDeclaration.builder().name("B").actions(List.of()).build()));
    declared(
        "InvalidBlockerDeclarationException",
        pipeline(
            "p",
            stage("B", work("Work")).toBuilder()
                .blockers(BlockerDeclaration.builder().name("b").type("Schedule").build())
                .build()));
  }

  @Test
  void anActionThatIsNotOne() {
    actions(
        "InvalidActionDeclarationException",
        work(
            "W",
            a ->
                a.actionTypeId(
                    t -> t.category("Build").owner("Custom").provider("X").version("1"))),
        work("W", a -> a.configuration(Map.of())),
        work("W", a -> a.configuration(Map.of("Task", "t", "Other", "o"))),
        work("W", a -> a.inputArtifacts(input("NotThere"))),
        work("W", a -> a.inputArtifacts(Collections.nCopies(6, input("SourceOutput")))),
        work("W", a -> a.outputArtifacts(output("SourceOutput"))),
        work("W", a -> a.outputArtifacts(output("Twice"), output("Twice"))),
        work("W", a -> a.namespace("SourceVariables")),
        work("W", a -> a.namespace("variables")),
        work("W", a -> a.namespace("SourceOutput")),
        work("W", a -> a.timeoutInMinutes(5)),
        work("W", a -> a.region("eu-west-1")),
        work(
            "W",
            a ->
                a.actionTypeId(EmulatorLifeCycleTest.type("Build", "Custom", "JenkinsBuild", "1"))
                    .configuration(Map.of("ProjectName", "longer than twenty chars"))));
    declared("InvalidActionDeclarationException", pipeline("p", stage("B", work("W"), work("W"))));
  }

  @Test
  void whatIsMoreThanTheQuotas() {
    declared(
        "LimitExceededException",
        pipeline(
            "p",
            IntStream.range(0, 50)
                .mapToObj(i -> stage("S" + i, work("W")))
                .toArray(StageDeclaration[]::new)),
        pipeline(
            "p",
            stage(
                "B",
                IntStream.range(0, 51)
                    .mapToObj(i -> work("W" + i))
                    .toArray(ActionDeclaration[]::new))));
    int left = 1000 - client.listPipelines().pipelines().size();
    for (int i = 0; i < left; i++) {
      provisioning.create(pipeline("p" + i));
    }
    refused("LimitExceededException", () -> provisioning.create(pipeline("one-more")));
    int types = client.listActionTypes(r -> r.actionOwnerFilter("Custom")).actionTypes().size();
    for (int i = types; i < 50; i++) {
      client.createCustomActionType(type("v" + i).build());
    }
    refused("LimitExceededException", () -> client.createCustomActionType(type("v50").build()));
  }

  @Test
  void tagsThatAreNotValid() {
    var many = IntStream.range(0, 51).mapToObj(i -> tag("k" + i).build()).toList();
    var wrong =
        Stream.of(
            List.of(tag("aws:mine").build()),
            List.of(tag("k").build(), tag("k").build()),
            List.of(tag("k").value("<>").build()));
    refused(
        "TooManyTagsException",
        () -> client.createPipeline(r -> r.pipeline(pipeline("p").build()).tags(many)));
    refused(
        "TooManyTagsException", () -> client.createCustomActionType(type("2").tags(many).build()));
    wrong.forEach(
        tags -> {
          refused(
              "InvalidTagsException",
              () -> client.createPipeline(r -> r.pipeline(pipeline("p").build()).tags(tags)));
          refused(
              "InvalidTagsException",
              () -> client.createCustomActionType(type("2").tags(tags).build()));
        });
    var tags = List.of(tag("team").build());
    assertEquals(
        tags, client.createPipeline(r -> r.pipeline(pipeline("p").build()).tags(tags)).tags());
    assertEquals(tags, client.createCustomActionType(type("2").tags(tags).build()).tags());
  }

  @Test
  void namesThatAreTakenOrNotThere() {
    provisioning.create(pipeline("p", stage("Ship", approval("Ask"))));
    refused("PipelineNameInUseException", () -> provisioning.create(pipeline("p")));
    refused(
        "ValidationException", () -> client.updatePipeline(r -> r.pipeline(pipeline("q").build())));
    refused("PipelineNotFoundException", () -> provisioning.start("q"));
    refused("PipelineNotFoundException", () -> approve("q", "Ship", "Ask"));
    refused("StageNotFoundException", () -> approve("p", "Build", "Ask"));
    refused("ActionNotFoundException", () -> approve("p", "Ship", "Go"));
    refused("ActionNotFoundException", () -> approve("p", "Source", "Repository"));
    refused("InvalidApprovalTokenException", () -> approve("p", "Ship", "Ask"));
  }

  @Test
  void actionTypesThatAreNotOne() {
    var key = property("k").build();
    refused("ValidationException", () -> provisioning.createType());
    refused(
        "ValidationException",
        () -> client.createCustomActionType(type("2").configurationProperties(key, key).build()));
    refused(
        "ValidationException",
        () ->
            client.createCustomActionType(
                type("2")
                    .configurationProperties(property("q").queryable(true).required(false).build())
                    .build()));
    refused(
        "ValidationException",
        () ->
            client.createCustomActionType(
                type("2")
                    .configurationProperties(
                        property("q").queryable(true).build(),
                        property("r").queryable(true).build())
                    .build()));
    refused(
        "ValidationException",
        () ->
            client.createCustomActionType(
                type("2").inputArtifactDetails(d -> d.minimumCount(2).maximumCount(1)).build()));
    client.deleteCustomActionType(r -> r.category("Build").provider("Worker").version("1"));
    refused("ValidationException", () -> client.createCustomActionType(type("1").build()));
  }

  @Test
  void moreExecutionsThanMayBeInProgress() {
    provisioning.create(pipeline("p").executionMode("QUEUED"));
    for (int i = 0; i < 50; i++) {
      provisioning.start("p");
    }
    refused("ConcurrentPipelineExecutionsLimitExceededException", () -> provisioning.start("p"));
    provisioning.succeed(provisioning.take().orElseThrow());
    provisioning.start("p");
  }

  /// Each is refused by CreatePipeline and by UpdatePipeline.
  private void declared(String error, PipelineDeclaration.Builder... wrong) {
    for (PipelineDeclaration.Builder pipeline : wrong) {
      refused(error, () -> provisioning.create(pipeline));
    }
    provisioning.create(pipeline("there"));
    for (PipelineDeclaration.Builder pipeline : wrong) {
      refused(error, () -> client.updatePipeline(r -> r.pipeline(pipeline.name("there").build())));
    }
    assertEquals(1, client.getPipeline(r -> r.name("there")).pipeline().version());
    client.deletePipeline(r -> r.name("there"));
  }

  private void actions(String error, ActionDeclaration... wrong) {
    declared(
        error,
        Stream.of(wrong)
            .map(action -> pipeline("p", stage("B", action)))
            .toArray(PipelineDeclaration.Builder[]::new));
  }

  private void approve(String pipeline, String stage, String action) {
    client.putApprovalResult(
        r ->
            r.pipelineName(pipeline)
                .stageName(stage)
                .actionName(action)
                .token(NOBODY)
                .result(it -> it.summary("").status("Approved")));
  }

  private static CreateCustomActionTypeRequest.Builder type(String version) {
    return CreateCustomActionTypeRequest.builder()
        .category("Build")
        .provider("Worker")
        .version(version)
        .inputArtifactDetails(d -> d.minimumCount(0).maximumCount(1))
        .outputArtifactDetails(d -> d.minimumCount(0).maximumCount(1));
  }

  private static ActionConfigurationProperty.Builder property(String name) {
    return ActionConfigurationProperty.builder().name(name).required(true).key(false).secret(false);
  }

  private static software.amazon.awssdk.services.codepipeline.model.Tag.Builder tag(String key) {
    return software.amazon.awssdk.services.codepipeline.model.Tag.builder().key(key).value("v");
  }

  private static ArtifactStore store() {
    return ArtifactStore.builder().type("S3").location("artifacts-of-mine").build();
  }

  private static PipelineVariableDeclaration variable(String name) {
    return PipelineVariableDeclaration.builder().name(name).defaultValue("x").build();
  }

  private static void refused(String code, Executable call) {
    var error = assertThrows(CodePipelineException.class, call);
    assertEquals(code, error.awsErrorDetails().errorCode(), error.getMessage());
    assertTrue(!error.awsErrorDetails().errorMessage().isEmpty());
  }
}
