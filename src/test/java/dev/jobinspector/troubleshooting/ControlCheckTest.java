package dev.jobinspector.troubleshooting;

import static dev.jobinspector.testing.ActionExecutions.again;
import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import dev.jobinspector.job.request.TransitionChange.Direction;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.FakePipelineGateway;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.testing.PipelineGatewayContract;
import dev.jobinspector.testing.RunningEmulator;
import dev.jobinspector.troubleshooting.finding.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a pipeline tells of a retry, a stop or a transition's change whose outcome is unknown.
class ControlCheckTest {
  private static final Instant ATTEMPT = Instant.parse("2026-11-22T10:00:00Z");
  private static final ActionExecution FAILED =
      with(
          inProgress(
              "shop/Deploy/Fleet", "Deploy/Custom/Fleet/1", "a-1", ATTEMPT.minusSeconds(3_600)),
          ActionStatus.Known.FAILED);

  private final FakePipelineGateway pipelines = new FakePipelineGateway();

  @Test
  void aStageWhoseActionsBeganAfterTheAttemptWasRetried() {
    pipelines.add(FAILED);
    Finding none = happened(Operation.RETRY_STAGE_EXECUTION);
    assertEquals(Finding.Weight.CAUTION, none.weight());
    assertEquals(
        "The stage shows no retry: none of its actions has begun since your attempt", none.cause());
    assertTrue(none.next().startsWith("The stage is Failed."), none.next());
    pipelines.add(again(FAILED, ATTEMPT.plusSeconds(2)));
    Finding retried = happened(Operation.RETRY_STAGE_EXECUTION);
    assertEquals(Finding.Weight.NOTE, retried.weight());
    assertTrue(retried.cause().contains("was retried"), retried.cause());
    assertTrue(retried.reason().contains("Fleet began at 2026-11-22T10:00:02Z"), retried.reason());
  }

  @Test
  void clocksThatDifferSettleNoRetry() {
    pipelines.add(again(FAILED, ATTEMPT.minusSeconds(60)));
    Finding finding = happened(Operation.RETRY_STAGE_EXECUTION);
    assertEquals(Finding.Weight.CAUTION, finding.weight());
    assertTrue(finding.reason().contains("clocks may differ"), finding.reason());
  }

  @Test
  void anExecutionThatIsNotTheLatestOfTheStageIsNotRetriedAgain() {
    pipelines.add(FAILED);
    pipelines.add(
        inProgress("shop/Deploy/Fleet", "Deploy/Custom/Fleet/1", "a-2", ATTEMPT.plusSeconds(5)));
    assertEquals(
        "Another pipeline execution is in the stage",
        happened(Operation.RETRY_STAGE_EXECUTION).cause());
  }

  @ParameterizedTest
  @CsvSource({
    "InProgress, has had no effect, CAUTION",
    "Stopping, is being stopped, NOTE",
    "Stopped, is stopped, NOTE",
    "Superseded, has ended: Superseded, NOTE",
  })
  void theStatusOfTheExecutionTellsOfAStop(String status, String title, Finding.Weight weight) {
    pipelines.add(FAILED);
    pipelines.become("of-a-1", status);
    Finding finding = happened(Operation.STOP_PIPELINE_EXECUTION);
    assertTrue(finding.cause().contains(title), finding.cause());
    assertEquals(weight, finding.weight());
  }

  @Test
  void anExecutionThatIsNotListedLeavesTheStopUnknown() {
    pipelines.add("shop");
    assertTrue(happened(Operation.STOP_PIPELINE_EXECUTION).cause().contains("stays unknown"));
  }

  @Test
  void aTransitionThatStandsAsAskedAndChangedSinceWasChanged() {
    pipelines.add(FAILED);
    assertTrue(happened(Operation.DISABLE_STAGE_TRANSITION).cause().startsWith("No transition"));
    change(false, ATTEMPT.plusSeconds(1));
    Finding disabled = happened(Operation.DISABLE_STAGE_TRANSITION);
    assertEquals("The transition into Deploy is disabled", disabled.cause());
    assertTrue(
        disabled.reason().contains("since 2026-11-22T10:00:01Z by arn:me: “stop”"),
        disabled.reason());
    assertTrue(happened(Operation.ENABLE_STAGE_TRANSITION).cause().startsWith("No transition"));
  }

  @Test
  void oneThatWasDisabledLongBeforeIsNotTheAttemptsWork() {
    pipelines.add(FAILED);
    change(false, ATTEMPT.minusSeconds(86_400));
    assertTrue(happened(Operation.DISABLE_STAGE_TRANSITION).cause().startsWith("No transition"));
  }

  @Test
  void theTransitionOutOfAStageIsTheOneIntoTheNext() {
    StageState deploy = stage("Deploy", StageState.Transition.ENABLED);
    StageState release =
        stage(
            "Release",
            new StageState.Transition(
                false, Optional.of("stop"), Optional.empty(), Optional.of(ATTEMPT)));
    pipelines.add(new PipelineState("shop", List.of(deploy, release)));
    assertEquals(
        "The transition into Release is disabled",
        happened(Operation.DISABLE_STAGE_TRANSITION).cause());
  }

  @Test
  void aPipelineThatCannotBeReadOrHasNoSuchStageSettlesNothing() {
    pipelines.add("shop");
    assertEquals("The stage no longer exists", happened(Operation.RETRY_STAGE_EXECUTION).cause());
    pipelines.fail("shop", new JobFailure.Rejected(Refusal.ACCESS_DENIED, "AccessDenied", "no"));
    for (Operation operation :
        List.of(Operation.RETRY_STAGE_EXECUTION, Operation.STOP_PIPELINE_EXECUTION)) {
      Finding finding = happened(operation);
      assertTrue(finding.cause().contains("stays unknown"), finding.cause());
      assertTrue(finding.reason().contains("request-1"), finding.reason());
    }
  }

  /// An act on the emulator, and the titles of what is found after its reply was lost with the act
  /// done, and with nothing done.
  private record Lost(
      String operation, Function<JobService, Attempt> act, String done, String notDone) {}

  @Tag("process")
  @Test
  void onTheEmulatorALostReplyAndALostRequestAreToldApart() {
    try (RunningEmulator emulator = new RunningEmulator()) {
      JobService service =
          new JobService(
              emulator.gateway(),
              new MemoryAttemptLog(),
              new ReadOnlySwitch(false),
              Clock.systemUTC());
      var retry =
          new StageRetry(
              "fraud-scoring",
              "Deploy",
              latest(emulator, "fraud-scoring"),
              StageRetry.Mode.FAILED_ACTIONS);
      var stop =
          new ExecutionStop(
              "storefront-web", latest(emulator, "storefront-web"), true, Optional.empty());
      var disable =
          new TransitionChange(
              "docs-site", "Build", Direction.OUTBOUND, Optional.of("no releases"));
      List<Lost> all =
          List.of(
              new Lost(
                  "RetryStageExecution",
                  to -> to.retryStage(retry).attempt(),
                  "The stage was retried",
                  "The stage shows no retry"),
              new Lost(
                  "StopPipelineExecution",
                  to -> to.stopExecution(stop).attempt(),
                  "The pipeline execution is stopped",
                  "The pipeline execution is in progress: the stop has had no effect"),
              new Lost(
                  "DisableStageTransition",
                  to -> to.disableTransition(disable).attempt(),
                  "The transition into Deploy is disabled",
                  "No transition of the stage was disabled"));
      for (Lost lost : all) {
        found(lost, "close-before", emulator, service, lost.notDone());
        found(lost, "close-after-commit", emulator, service, lost.done());
      }
    }
  }

  private static void found(
      Lost lost, String fault, RunningEmulator emulator, JobService service, String title) {
    emulator.breakNext(lost.operation(), fault);
    Attempt attempt = lost.act().apply(service);
    assertEquals(Outcome.UNKNOWN, attempt.conclusion().orElseThrow().outcome());
    Finding finding =
        OutcomeCheck.of(attempt, attempt.intent().context(), emulator.gateway().pipelines());
    assertTrue(finding.cause().startsWith(title), finding.cause());
    assertFalse(finding.next().isBlank());
  }

  private static String latest(RunningEmulator emulator, String pipeline) {
    return PipelineGatewayContract.answered(emulator.gateway().pipelines().state(pipeline))
        .stage("Deploy")
        .flatMap(StageState::latest)
        .orElseThrow()
        .id();
  }

  private void change(boolean enabled, Instant at) {
    pipelines.transition(
        "shop",
        "Deploy",
        new StageState.Transition(
            enabled, Optional.of("stop"), Optional.of("arn:me"), Optional.of(at)));
  }

  private static StageState stage(String name, StageState.Transition inbound) {
    return new StageState(name, Optional.empty(), List.of(), inbound, Optional.empty(), List.of());
  }

  private Finding happened(Operation operation) {
    Subject subject =
        operation == Operation.STOP_PIPELINE_EXECUTION
            ? new Subject.Execution("shop", "of-a-1")
            : new Subject.Stage("shop", "Deploy");
    PipelineContext context = new Subject.Execution("shop", "of-a-1").context();
    Intent intent =
        new Intent(
            UUID.randomUUID(),
            ATTEMPT,
            operation,
            subject,
            Optional.empty(),
            context,
            FakeGateway.CONNECTION);
    return OutcomeCheck.of(
        new Attempt(intent, Optional.of(Conclusion.unknown(ATTEMPT, "Lost", "lost"))),
        context,
        pipelines);
  }
}
