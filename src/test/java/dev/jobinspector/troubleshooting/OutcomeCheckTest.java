package dev.jobinspector.troubleshooting;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.FakePipelineGateway;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.testing.RunningEmulator;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.troubleshooting.finding.Findings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the action tells of an attempt whose outcome is unknown.
class OutcomeCheckTest {
  private static final Instant ATTEMPT = Instant.parse("2026-11-22T10:00:00Z");
  private static final String PLACE = "shop/Deploy/Fleet";
  private static final String TYPE = "Deploy/Custom/FleetDeployer/2";
  private static final PipelineContext KNOWN_PLACE =
      new PipelineContext(
          Optional.of("shop"),
          Optional.of("Deploy"),
          Optional.of("Fleet"),
          Optional.empty(),
          Optional.empty());

  private final FakePipelineGateway pipelines = new FakePipelineGateway();

  @ParameterizedTest
  @CsvSource({
    "ACKNOWLEDGE_JOB, IN_PROGRESS, may or may not have arrived",
    "ACKNOWLEDGE_JOB, SUCCEEDED, has ended: Succeeded",
    "ACKNOWLEDGE_THIRD_PARTY_JOB, FAILED, has ended: Failed",
    "ACKNOWLEDGE_JOB, ABANDONED, abandoned",
    "PUT_JOB_SUCCESS_RESULT, IN_PROGRESS, has not ended it",
    "PUT_JOB_SUCCESS_RESULT, SUCCEEDED, as you reported",
    "PUT_JOB_SUCCESS_RESULT, FAILED, ended with another result",
    "PUT_THIRD_PARTY_JOB_FAILURE_RESULT, SUCCEEDED, ended with another result",
    "PUT_JOB_FAILURE_RESULT, FAILED, as you reported",
    "PUT_JOB_FAILURE_RESULT, ABANDONED, abandoned",
  })
  void eachStatusOfTheActionMeansSomethingForEachAttempt(
      Operation operation, ActionStatus.Known status, String title) {
    ActionExecution execution = inProgress(PLACE, TYPE, "a-1", ATTEMPT.minusSeconds(3_600));
    pipelines.add(with(execution, status));
    Finding finding = OutcomeCheck.of(attempt(operation), execution.context(), pipelines);
    assertTrue(finding.cause().contains(title), finding.cause());
    assertFalse(finding.next().isBlank());
  }

  @Test
  void anActionInProgressNeverSettlesAnAcknowledge() {
    ActionExecution execution = inProgress(PLACE, TYPE, "a-1", ATTEMPT.minusSeconds(3_600));
    pipelines.add(execution);
    Finding finding = happened(execution.context());
    assertEquals(Finding.Weight.CAUTION, finding.weight());
    assertTrue(finding.reason().contains("no operation that reads a job's status"));
    assertTrue(finding.next().contains("dispatched again"), finding.next());
    assertTrue(finding.reason().contains("began at 2026-11-22T09:00:00Z"), finding.reason());
  }

  @Test
  void ofTheSameActionOnlyTheExecutionOfTheJobCounts() {
    ActionExecution its = inProgress(PLACE, TYPE, "a-1", ATTEMPT.minusSeconds(3_600));
    pipelines.add(with(its, ActionStatus.Known.FAILED));
    pipelines.add(inProgress(PLACE, TYPE, "a-2", ATTEMPT.plusSeconds(60)));
    assertTrue(happened(its.context()).cause().contains("Failed"));
    PipelineContext ofAThirdPartyJob =
        new PipelineContext(
            Optional.of("shop"),
            Optional.of("Deploy"),
            Optional.of("Fleet"),
            Optional.of("a-1"),
            Optional.empty());
    assertTrue(happened(ofAThirdPartyJob).cause().contains("Failed"));
    PipelineContext ofAnotherOne =
        new PipelineContext(
            Optional.of("shop"),
            Optional.of("Deploy"),
            Optional.of("Fleet"),
            Optional.of("a-0"),
            Optional.empty());
    assertTrue(happened(ofAnotherOne).cause().contains("stays unknown"));
    PipelineContext ofTheSamePipelineExecution =
        new PipelineContext(
            Optional.of("shop"),
            Optional.of("Deploy"),
            Optional.of("Fleet"),
            Optional.of("a-0"),
            Optional.of("of-a-1"));
    assertEquals("The action no longer exists", happened(ofTheSamePipelineExecution).cause());
  }

  @Test
  void oneThatHangsInABusyPipelineIsFoundAsTheNewestOfItsPlace() {
    pipelines.add(inProgress(PLACE, TYPE, "a-1", ATTEMPT.minusSeconds(3_600)));
    for (int i = 0; i < 100; i++) {
      pipelines.add(inProgress("shop/Build/Image", TYPE, "b-" + i, ATTEMPT.minusSeconds(60)));
    }
    assertTrue(happened(KNOWN_PLACE).cause().contains("may or may not have arrived"));
  }

  @Test
  void clocksThatDifferMakeNoExecutionAnotherOne() {
    pipelines.add(inProgress(PLACE, TYPE, "a-1", ATTEMPT.plusSeconds(600)));
    Finding finding = happened(KNOWN_PLACE);
    assertEquals(Finding.Weight.CAUTION, finding.weight());
    assertEquals("The action may have been started again after your attempt", finding.cause());
  }

  @Test
  void aPlaceAloneIsNoProofWhenTheActionWasStartedAgainSince() {
    pipelines.add(inProgress(PLACE, TYPE, "a-2", ATTEMPT.plusSeconds(1_200)));
    assertEquals(
        "The action was probably started again after your attempt", happened(KNOWN_PLACE).cause());
    FakePipelineGateway before = new FakePipelineGateway();
    before.add(inProgress(PLACE, TYPE, "a-1", ATTEMPT.minusSeconds(60)));
    assertTrue(
        OutcomeCheck.of(attempt(Operation.ACKNOWLEDGE_JOB), KNOWN_PLACE, before)
            .cause()
            .contains("may or may not have arrived"));
  }

  @Test
  void withoutAPlaceNothingIsReadAndTheWayToItIsSaid() {
    Finding finding = happened(PipelineContext.UNKNOWN);
    assertEquals("The pipeline and action of the job are not known", finding.cause());
    assertEquals(List.of(), pipelines.asked());
  }

  @Test
  void anActionThatCannotBeReadLeavesTheOutcomeUnknown() {
    pipelines.add("shop");
    pipelines.fail("shop", new JobFailure.Rejected(Refusal.ACCESS_DENIED, "AccessDenied", "no"));
    Finding finding = happened(KNOWN_PLACE);
    assertTrue(finding.cause().contains("stays unknown"));
    assertTrue(finding.reason().contains("request-1"), finding.reason());
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void anUnrecognisedStatusIsSaidAsItCame(Operation operation) {
    ActionExecution execution = inProgress(PLACE, TYPE, "a-1", ATTEMPT.minusSeconds(3_600));
    pipelines.add(with(execution, ActionStatus.of("Paused")));
    Finding finding = OutcomeCheck.of(attempt(operation), execution.context(), pipelines);
    boolean changesAJob =
        operation.apiName().startsWith("Put") || operation.apiName().startsWith("Ack");
    assertEquals(changesAJob, finding.cause().contains("Paused"), finding.cause());
  }

  @Tag("process")
  @Test
  void onTheEmulatorALostAcknowledgeAndALostResultAreToldApart() {
    try (RunningEmulator emulator = new RunningEmulator()) {
      KnownJob job = emulator.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
      var service =
          new JobService(
              emulator.gateway(),
              new MemoryAttemptLog(),
              new ReadOnlySwitch(false),
              Clock.systemUTC());
      var ref = new CustomJob(new JobId(job.id()));
      emulator.breakNext("AcknowledgeJob", "close-after-commit");
      Attempt lost = service.acknowledge(ref, job.nonce().orElseThrow(), job).attempt();
      assertEquals(Outcome.UNKNOWN, lost.conclusion().orElseThrow().outcome());
      assertTrue(
          OutcomeCheck.of(lost, job.context(), service.pipelines())
              .cause()
              .contains("may or may not have arrived"));
      emulator.breakNext("PutJobSuccessResult", "close-after-commit");
      Attempt result = service.report(ref, JobResult.Success.plain(), job).attempt();
      assertEquals(Outcome.UNKNOWN, result.conclusion().orElseThrow().outcome());
      assertEquals(
          "The action has ended as you reported: Succeeded",
          OutcomeCheck.of(result, job.context(), service.pipelines()).cause());
      assertEquals(1, emulator.received(job.id(), "AcknowledgeJob"));
    }
  }

  @Test
  void aLaterConfirmationSettlesADoubtAndARefusalDoesNot() {
    Attempt unknown = attempt(Operation.ACKNOWLEDGE_JOB);
    Attempt refused = attempt(Operation.ACKNOWLEDGE_JOB, Outcome.REJECTED);
    Attempt confirmed = attempt(Operation.PUT_JOB_SUCCESS_RESULT, Outcome.CONFIRMED);
    Attempt read = attempt(Operation.GET_JOB_DETAILS, Outcome.UNKNOWN);
    assertEquals(
        Optional.of(unknown), Findings.inDoubt(List.of(read, refused, unknown), Optional.empty()));
    assertEquals(Optional.empty(), Findings.inDoubt(List.of(confirmed, unknown), Optional.empty()));
  }

  private Finding happened(PipelineContext context) {
    return OutcomeCheck.of(attempt(Operation.ACKNOWLEDGE_JOB), context, pipelines);
  }

  private static Attempt attempt(Operation operation) {
    return attempt(operation, Outcome.UNKNOWN);
  }

  private static Attempt attempt(Operation operation, Outcome outcome) {
    return new Attempt(
        new Intent(
            UUID.randomUUID(),
            ATTEMPT,
            operation,
            new Subject.Job(JobKind.CUSTOM, "01234567-89ab-cdef-0123-456789abcdef"),
            Optional.empty(),
            PipelineContext.UNKNOWN,
            FakeGateway.CONNECTION),
        Optional.of(
            Conclusion.failed(
                ATTEMPT,
                outcome,
                "",
                "",
                new Receipt(Optional.empty(), OptionalInt.empty(), 1, Optional.empty()))));
  }
}
