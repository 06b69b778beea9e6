package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.jobinspector.codepipeline.account.CallerAccount;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.PipelineGateway;
import dev.jobinspector.service.RateLimiter;
import dev.jobinspector.testing.PipelineGatewayContract;
import dev.jobinspector.testing.RunningEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;

/// The real SDK client over HTTP.
@Tag("process")
class SdkPipelineGatewayTest extends PipelineGatewayContract {
  private static RunningEmulator emulator;

  @BeforeAll
  static void start() {
    emulator = new RunningEmulator();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @BeforeEach
  void reset() {
    emulator.reset();
  }

  @Override
  protected PipelineGateway gateway() {
    return emulator.gateway().pipelines();
  }

  @Test
  void whatTheWorkerToldIsRead() {
    var told = answered(gateway().state("mobile-backend")).latestActions().getLast().told();
    assertEquals("d-7Q2XK41PE", told.id().orElseThrow());
    assertEquals("Deploying to 12 hosts", told.summary().orElseThrow());
    assertTrue(told.url().orElseThrow().startsWith("https://"), told.toString());
  }

  @Test
  void whyAnActionFailedIsRead() {
    var failed = answered(gateway().state("fraud-scoring")).latestActions().getLast();
    assertTrue(failed.error().orElseThrow().startsWith("ConfigurationError: "), failed.toString());
  }

  @Test
  void thePropertyThatAPollMustNameIsRead() {
    assertEquals(
        Optional.of("ProjectName"),
        answered(
            gateway().queryableProperty(new ActionTypeId("Build", "Custom", "JenkinsBuild", "1"))));
    assertEquals(
        Optional.empty(),
        answered(
            gateway()
                .queryableProperty(new ActionTypeId("Deploy", "Custom", "FleetDeployer", "2"))));
  }

  @Test
  void aReadIsTriedAgainAndCounted() {
    emulator.breakNext("GetPipelineState", "error-500");
    var reply = gateway().state("docs-site");
    assertFalse(answered(reply).latestActions().isEmpty());
    assertEquals(2, reply.receipt().sends());
  }

  @Test
  void aListOfManyPagesIsReadAsFarAsItIsPromised(@TempDir Path folder) throws IOException {
    Path scenario = Files.writeString(folder.resolve("many.json"), manyExecutions());
    try (RunningEmulator many = new RunningEmulator(scenario)) {
      var underWay = answered(many.gateway().pipelines().underWay("many"));
      assertEquals(1_000, underWay.ids().stream().distinct().count());
      assertFalse(underWay.complete());
    }
  }

  @Test
  void aThrottledReadIsRepeatedUntilItIsAnswered() {
    for (int time = 0; time < 6; time++) {
      emulator.breakNext("GetPipelineState", "throttle");
    }
    var reply = gateway().state("docs-site");
    assertFalse(answered(reply).latestActions().isEmpty());
    assertEquals(7, reply.receipt().sends());
  }

  @Test
  void anInterruptEndsTheWaitForItsTurn() throws InterruptedException {
    RateLimiter slow = new RateLimiter(1);
    slow.await();
    slow.await();
    try (SdkClients clients =
        new SdkClients(
            new SdkClients.Caller(
                emulator.gateway().connection(),
                CallerAccount.unknown(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                () -> {}),
            TimeLimits.DEFAULT,
            slow,
            Transport.ofThisMachine())) {
      Thread.currentThread().interrupt();
      var stopped =
          assertInstanceOf(Reply.Failed.class, new SdkPipelineGateway(clients).state("docs-site"));
      assertTrue(Thread.interrupted());
      assertEquals(
          JobFailure.NotSentReason.CANCELLED,
          assertInstanceOf(JobFailure.NotSent.class, stopped.failure()).reason());
    }
  }

  @Test
  void aRefusalIsNotTriedAgain() {
    emulator.breakNext("ListPipelines", "access-denied");
    var denied = assertInstanceOf(Reply.Failed.class, gateway().pipelines());
    var rejected = assertInstanceOf(JobFailure.Rejected.class, denied.failure());
    assertEquals(Refusal.ACCESS_DENIED, rejected.refusal());
    assertEquals(1, denied.receipt().sends());
  }

  @Test
  void theExchangeHidesTheConfigurationOfActions(@TempDir Path folder) throws IOException {
    Path scenario = Files.writeString(folder.resolve("one.json"), manyExecutions());
    try (RunningEmulator one = new RunningEmulator(scenario)) {
      var reply = one.gateway().pipelines().recent("many");
      String id = answered(reply).getFirst().context().actionExecutionId().orElseThrow();
      String shown = reply.receipt().exchange().orElseThrow().reply();
      assertTrue(shown.contains(id), shown);
      assertTrue(shown.contains("\"resolvedConfiguration\""), shown);
      assertFalse(shown.contains("hidden-value"), shown);
    }
  }

  @Test
  void itCallsNothingOfTheServiceButWhatReads() {
    JavaClasses adapter =
        new ClassFileImporter().importClasses(SdkPipelineGateway.class, SdkPipelineReplies.class);
    Set<String> called =
        adapter.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTargetOwner().isEquivalentTo(CodePipelineClient.class))
            .map(call -> call.getName())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "listPipelines",
            "getPipelineState",
            "listActionTypes",
            "listPipelineExecutions",
            "listActionExecutions"),
        called);
  }

  private static String manyExecutions() {
    return """
    {"account": "111122223333", "regions": [{"name": "us-east-1",
      "actionTypes": [{"category": "Build", "owner": "Custom", "provider": "Any", "version": "1",
         "properties": [{"name": "revision", "required": true}]}],
      "pipelines": [{"name": "many", "artifactBucket": "bucket", "mode": "PARALLEL",
        "stages": [
          {"name": "Build", "actions": [{"name": "Build", "type": "Build/Custom/Any/1",
             "configuration": {"revision": "hidden-value"}}]}],
        "executions": [{"age": "PT1H", "count": 1050, "actions": [
          {"stage": "Build", "action": "Build", "age": "PT30M", "jobs": [{"status": "Queued"}]}]}]
      }]}]}
    """;
  }
}
