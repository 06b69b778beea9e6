package dev.jobinspector.service;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Parameters;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.reply.JobFailure.NotSentReason;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import dev.jobinspector.job.request.TransitionChange.Direction;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.MemoryAttemptLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Guard, intent, one call, outcome.
class JobServiceTest {
  private static final JobRef JOB =
      new CustomJob(new JobId("01234567-89ab-cdef-0123-456789abcdef"));
  private static final KnownJob KNOWN = KnownJob.bare(JobKind.CUSTOM, JOB.idText());
  private static final Nonce NONCE = new Nonce("3");
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

  private final FakeGateway gateway = new FakeGateway();
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final ReadOnlySwitch readOnly = new ReadOnlySwitch(false);
  private final JobService service =
      new JobService(
          gateway,
          log,
          readOnly,
          Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));

  @Test
  void theIntentIsInTheHistoryBeforeTheRequestLeaves() {
    gateway.meanwhile(
        () -> {
          assertEquals(1, log.attempts().size());
          assertTrue(log.attempts().getFirst().conclusion().isEmpty());
        });
    service.acknowledge(JOB, NONCE, KNOWN);
    assertEquals(List.of("acknowledge " + JOB.idText()), gateway.asked());
  }

  @Test
  void anAnswerIsConfirmedWithItsStatusAndRequestId() {
    gateway.answer(JobStatus.of("TimedOut"));
    var completed = service.acknowledge(JOB, NONCE, KNOWN);
    Conclusion conclusion = conclusion();
    assertEquals(Outcome.CONFIRMED, conclusion.outcome());
    assertEquals(Optional.of(JobStatus.Known.TIMED_OUT), conclusion.status());
    assertEquals(Optional.of("request-1"), conclusion.requestId());
    assertEquals(1, conclusion.sends());
    assertTrue(completed.recorded());
  }

  @Test
  void ofAFailureResultTheHistoryKeepsTypeAndMessageAndOfASuccessNothing() {
    service.report(
        JOB,
        new JobResult.Failure(FailureType.JOB_FAILED, "no space", Optional.of("build-7")),
        KNOWN);
    Intent failed = log.attempts().getLast().intent();
    assertEquals(new Subject.Job(JobKind.CUSTOM, JOB.idText()), failed.subject());
    assertEquals(Optional.of("JobFailed"), failed.parameters().failureType());
    assertEquals(Optional.of("no space"), failed.parameters().failureMessage());
    service.report(JOB, JobResult.Success.plain(), KNOWN);
    assertEquals(Parameters.NONE, log.attempts().getLast().intent().parameters());
  }

  @Test
  void aPollIsOnItsActionType() {
    ActionTypeId type = new ActionTypeId("Test", "Custom", "Any", "1");
    service.poll(new PollRequest(type, 1, Map.of()));
    Intent intent = log.attempts().getLast().intent();
    assertEquals(new Subject.ActionType(Optional.of(type)), intent.subject());
    assertEquals(Optional.of(type), intent.actionType());
  }

  @Test
  void aRefusalAndAnUnknownEndAreNotTheSame() {
    gateway.failWith(new JobFailure.Rejected(Refusal.INVALID_NONCE, "InvalidNonceException", "no"));
    service.acknowledge(JOB, NONCE, KNOWN);
    assertEquals(Outcome.REJECTED, conclusion().outcome());
    gateway.failWith(new JobFailure.Unknown(Doubt.TIMED_OUT, "NoReplyInTime", "silence"));
    service.acknowledge(JOB, NONCE, KNOWN);
    assertEquals(Outcome.UNKNOWN, conclusion().outcome());
    assertEquals(Optional.of("NoReplyInTime"), conclusion().errorCode());
  }

  @Test
  void readOnlyRefusesEveryWriteAndNoRead() {
    readOnly.set(true);
    var acknowledged = service.acknowledge(JOB, NONCE, KNOWN);
    var polled =
        service.poll(new PollRequest(new ActionTypeId("Test", "Custom", "Any", "1"), 1, Map.of()));
    service.details(JOB, KNOWN);
    assertEquals(NotSentReason.READ_ONLY, reason(acknowledged));
    assertEquals(NotSentReason.READ_ONLY, reason(polled));
    assertEquals(List.of("details " + JOB.idText()), gateway.asked());
    assertEquals(
        List.of(Outcome.NOT_SENT, Outcome.NOT_SENT, Outcome.CONFIRMED),
        log.attempts().stream().map(a -> a.conclusion().orElseThrow().outcome()).toList());
  }

  private static final StageRetry RETRY =
      new StageRetry("shop", "Deploy", "of-a", StageRetry.Mode.ALL_ACTIONS);
  private static final ExecutionStop STOP =
      new ExecutionStop("shop", "of-a", true, Optional.of("it hangs"));
  private static final TransitionChange CLOSED =
      new TransitionChange("shop", "Deploy", Direction.INBOUND, Optional.of("no releases"));
  private static final TransitionChange OPEN =
      new TransitionChange("shop", "Deploy", Direction.INBOUND, Optional.empty());

  private List<CompletedRequest<?>> actOnThePipeline() {
    return List.of(
        service.retryStage(RETRY),
        service.stopExecution(STOP),
        service.disableTransition(CLOSED),
        service.enableTransition(OPEN));
  }

  @Test
  void actsOnAPipelineAreOnTheStageOrTheExecutionAndTheHistoryKeepsWhatTheySay() {
    gateway.pipelines().add(inProgress("shop/Deploy/Fleet", "Deploy/Custom/Fleet/1", "a", START));
    actOnThePipeline();
    assertEquals(List.of(RETRY, STOP, CLOSED, OPEN), gateway.control().asked());
    List<Intent> intents = log.attempts().stream().map(Attempt::intent).toList();
    var stage = new Subject.Stage("shop", "Deploy");
    assertEquals(
        List.of(stage, new Subject.Execution("shop", "of-a"), stage, stage),
        intents.stream().map(Intent::subject).toList());
    assertEquals(Optional.of("of-a"), intents.getFirst().context().pipelineExecutionId());
    assertEquals(Optional.of("ALL_ACTIONS"), intents.getFirst().parameters().retryMode());
    assertEquals(Optional.of(true), intents.get(1).parameters().abandon());
    assertEquals(Optional.of("it hangs"), intents.get(1).parameters().reason());
    assertEquals(Optional.of("no releases"), intents.get(2).parameters().reason());
    assertEquals(Parameters.NONE, intents.get(3).parameters());
    assertEquals(
        List.of(Outcome.REJECTED, Outcome.CONFIRMED, Outcome.CONFIRMED, Outcome.CONFIRMED),
        log.attempts().stream().map(a -> a.conclusion().orElseThrow().outcome()).toList());
  }

  @Test
  void readOnlyAndAnUnavailableHistoryRefuseEveryActOnAPipeline() {
    readOnly.set(true);
    actOnThePipeline().forEach(act -> assertEquals(NotSentReason.READ_ONLY, reason(act)));
    readOnly.set(false);
    log.failWith("The disk is full.");
    actOnThePipeline().forEach(act -> assertEquals(NotSentReason.HISTORY_UNAVAILABLE, reason(act)));
    assertEquals(List.of(), gateway.control().asked());
  }

  @Test
  void theSameActOnAStageIsNotSentWhileOneIsInProgressAndAnotherActIs() {
    gateway.pipelines().add(inProgress("shop/Deploy/Fleet", "Deploy/Custom/Fleet/1", "a", START));
    boolean[] inside = new boolean[1];
    gateway
        .pipelines()
        .meanwhile(
            _ -> {
              if (!inside[0]) {
                inside[0] = true;
                assertEquals(
                    NotSentReason.ALREADY_IN_FLIGHT, reason(service.disableTransition(CLOSED)));
                assertInstanceOf(Reply.Answered.class, service.enableTransition(OPEN).reply());
              }
            });
    service.disableTransition(CLOSED);
    assertEquals(List.of(CLOSED, OPEN), gateway.control().asked());
  }

  @Test
  void aResultThatIsNotForTheKindOfJobIsNotSent() {
    var variables =
        new JobResult.Success(
            Optional.empty(), Optional.empty(), Optional.empty(), Map.of("a", "b"));
    JobRef partners = new ThirdPartyJob(new ThirdPartyJobId("1"), new ClientToken("t"));
    KnownJob known = KnownJob.bare(JobKind.THIRD_PARTY, "1");
    assertThrows(IllegalArgumentException.class, () -> service.report(partners, variables, known));
    assertEquals(List.of(), gateway.reported());
    assertEquals(List.of(), log.attempts());
  }

  @Test
  void withoutAHistoryNothingIsWrittenButInspectionWorks() {
    log.failWith("The disk is full.");
    var acknowledged = service.acknowledge(JOB, NONCE, KNOWN);
    assertEquals(NotSentReason.HISTORY_UNAVAILABLE, reason(acknowledged));
    assertInstanceOf(Reply.Answered.class, service.details(JOB, KNOWN).reply());
    assertEquals(List.of("details " + JOB.idText()), gateway.asked());
    assertTrue(service.earlier().on(KNOWN).isEmpty());
  }

  @Test
  void aHistoryThatFailsAfterTheSendStillTellsTheAnswer() {
    gateway.meanwhile(() -> log.failWith("The disk is full."));
    var completed = service.acknowledge(JOB, NONCE, KNOWN);
    assertInstanceOf(Reply.Answered.class, completed.reply());
    assertFalse(completed.recorded());
  }

  @Test
  void aGatewayThatThrowsLeavesAnUnknownAttemptAndNoneUnderWay() {
    gateway.meanwhile(
        () -> {
          throw new IllegalStateException("not foreseen");
        });
    assertThrows(IllegalStateException.class, () -> service.acknowledge(JOB, NONCE, KNOWN));
    assertEquals(Outcome.UNKNOWN, conclusion().outcome());
  }

  @Test
  void theSameWriteIsNotSentWhileOneIsUnderWay() {
    gateway.meanwhile(
        () -> {
          gateway.meanwhile(() -> {});
          assertEquals(
              NotSentReason.ALREADY_IN_FLIGHT, reason(service.acknowledge(JOB, NONCE, KNOWN)));
        });
    service.acknowledge(JOB, NONCE, KNOWN);
    assertEquals(1, gateway.asked().size());
  }

  @Test
  void jobsOfTheListTheWindowAndTheHistoryComeTogetherOnce() {
    service.acknowledge(JOB, NONCE, KNOWN);
    KnownJob other = KnownJob.bare(JobKind.CUSTOM, "11111111-0000-0000-0000-000000000000");
    gateway.list(other);
    List<KnownJob> jobs = service.knownJobs(List.of(KNOWN), 10);
    assertEquals(List.of(other.id(), KNOWN.id()), jobs.stream().map(KnownJob::id).toList());
    assertEquals(Optional.of(JobStatus.Known.IN_PROGRESS), jobs.getLast().status());
  }

  private Conclusion conclusion() {
    return log.attempts().getLast().conclusion().orElseThrow();
  }

  private static NotSentReason reason(CompletedRequest<?> completed) {
    var failed = assertInstanceOf(Reply.Failed.class, completed.reply());
    return assertInstanceOf(JobFailure.NotSent.class, failed.failure()).reason();
  }
}
