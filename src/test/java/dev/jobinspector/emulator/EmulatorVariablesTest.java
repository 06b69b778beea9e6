package dev.jobinspector.emulator;

import static dev.jobinspector.emulator.Provisioning.pipeline;
import static dev.jobinspector.emulator.Provisioning.stage;
import static dev.jobinspector.emulator.Provisioning.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.InvalidActionDeclarationException;
import software.amazon.awssdk.services.codepipeline.model.Job;
import software.amazon.awssdk.services.codepipeline.model.PipelineVariable;
import software.amazon.awssdk.services.codepipeline.model.PipelineVariableDeclaration;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionOverride;
import software.amazon.awssdk.services.codepipeline.model.ValidationException;

/// Variables of pipelines and actions, in jobs and in what is read of actions.
@Tag("process")
final class EmulatorVariablesTest {
  @AutoClose private final Started service = Started.builtIn();
  private final CodePipelineClient client = service.client();
  private final Provisioning provisioning = new Provisioning(client);

  @BeforeEach
  void start() throws Exception {
    provisioning.createType();
  }

  @Test
  void everyNamespaceIsResolvedInJobsAndInWhatIsReadOfActions() {
    provisioning.create(
        pipeline(
                "mine",
                stage("Build", work("One", a -> a.namespace("Built"))),
                stage(
                    "Ship",
                    task(
                        "#{codepipeline.PipelineExecutionId}/#{variables.Level}/#{Built.Tag}"
                            + "/#{SourceVariables.BranchName}/#{SourceVariables.CommitId}/$1")))
            .variables(variable("Level", "info")));
    String execution =
        client
            .startPipelineExecution(
                r ->
                    r.name("mine")
                        .variables(values("Level", "debug"))
                        .sourceRevisions(
                            SourceRevisionOverride.builder()
                                .actionName("Repository")
                                .revisionType("COMMIT_ID")
                                .revisionValue("c0ffee")
                                .build()))
            .pipelineExecutionId();
    Job one = provisioning.take().orElseThrow();
    client.putJobSuccessResult(r -> r.jobId(one.id()).outputVariables(Map.of("Tag", "v7")));
    Job two = provisioning.take().orElseThrow();
    String resolved = execution + "/debug/v7/main/c0ffee/$1";
    assertEquals(resolved, two.data().actionConfiguration().configuration().get("Task"));
    var input = action("Work").input();
    assertEquals(resolved, input.resolvedConfiguration().get("Task"));
    assertTrue(input.configuration().getOrDefault("Task", "").startsWith("#{codepipeline."));
    var read =
        client
            .getPipelineExecution(r -> r.pipelineName("mine").pipelineExecutionId(execution))
            .pipelineExecution();
    assertEquals("debug", read.variables().getFirst().resolvedValue());
    assertEquals("c0ffee", read.artifactRevisions().getFirst().revisionId());
    assertEquals(
        "shop/web", action("Repository").output().outputVariables().get("FullRepositoryName"));
  }

  @Test
  void aVariableThatWasNotPublishedFailsTheActionInTheServicesWords() {
    provisioning.create(
        pipeline(
            "mine",
            stage("Build", work("One", a -> a.namespace("Built"))),
            stage("Ship", task("#{Built.Tag}"))));
    String execution = provisioning.start("mine");
    provisioning.succeed(provisioning.take().orElseThrow());
    assertTrue(provisioning.take().isEmpty());
    assertEquals("Failed", provisioning.status("mine", execution));
    var error = action("Work").output().executionResult().errorDetails();
    assertEquals(
        "An action in this pipeline failed because one or more variables could not be resolved:"
            + " Action name=Work",
        error.message());
  }

  @Test
  void whatCanNeverBeResolvedIsRefusedWhenItIsDeclared() {
    for (String reference :
        List.of("#{Nowhere.Tag}", "#{variables.Undeclared}", "#{Ship.Tag}", "#{Later.Tag}")) {
      var pipeline =
          pipeline(
              "mine",
              stage(
                  "Ship",
                  work("Work", a -> a.namespace("Ship").configuration(Map.of("Task", reference)))),
              stage("After", work("After", a -> a.namespace("Later"))));
      assertThrows(
          InvalidActionDeclarationException.class, () -> provisioning.create(pipeline), reference);
    }
  }

  @Test
  void variablesOfAStartAreThoseOfThePipelineAndAllHaveAValue() {
    provisioning.create(
        pipeline("mine").variables(variable("Level", "info"), variable("Must", null)));
    for (var values :
        Arrays.asList(
            values("Level", "debug"),
            values("Must", "x", "Other", "y"),
            values("Must", "x", "Must", "y"))) {
      assertThrows(
          ValidationException.class,
          () -> client.startPipelineExecution(r -> r.name("mine").variables(values)));
    }
    client.startPipelineExecution(r -> r.name("mine").variables(values("Must", "x")));
    assertTrue(provisioning.take().isPresent());
    assertThrows(
        ValidationException.class,
        () ->
            client.startPipelineExecution(
                r ->
                    r.name("mine")
                        .variables(values("Must", "x"))
                        .sourceRevisions(
                            SourceRevisionOverride.builder()
                                .actionName("Work")
                                .revisionType("COMMIT_ID")
                                .revisionValue("c")
                                .build())));
  }

  @Test
  void aConfigurationThatResolvesToMoreThanItsLimitFailsTheAction() {
    String all = "#{Built.A}#{Built.A}#{Built.A}";
    provisioning.create(
        pipeline(
            "mine", stage("Build", work("One", a -> a.namespace("Built"))), stage("S", task(all))));
    String execution = provisioning.start("mine");
    Job one = provisioning.take().orElseThrow();
    client.putJobSuccessResult(
        r -> r.jobId(one.id()).outputVariables(Map.of("A", "x".repeat(40_000))));
    assertEquals("Failed", provisioning.status("mine", execution));
  }

  private static ActionDeclaration task(String task) {
    return work("Work", a -> a.configuration(Map.of("Task", task)));
  }

  private static PipelineVariableDeclaration variable(String name, @Nullable String value) {
    return PipelineVariableDeclaration.builder().name(name).defaultValue(value).build();
  }

  private static List<PipelineVariable> values(String... namesAndValues) {
    var values = new ArrayList<PipelineVariable>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.add(
          PipelineVariable.builder().name(namesAndValues[i]).value(namesAndValues[i + 1]).build());
    }
    return values;
  }

  private ActionExecutionDetail action(String name) {
    return client
        .listActionExecutions(r -> r.pipelineName("mine"))
        .actionExecutionDetails()
        .stream()
        .filter(it -> it.actionName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
