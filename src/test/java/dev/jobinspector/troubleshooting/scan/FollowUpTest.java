package dev.jobinspector.troubleshooting.scan;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;
import static dev.jobinspector.testing.PipelineGatewayContract.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.FakePipelineGateway;
import dev.jobinspector.troubleshooting.finding.CaseKind;
import dev.jobinspector.troubleshooting.finding.Evidence;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// One case read again: what moved, and until when.
class FollowUpTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ActionExecution ACTION =
      inProgress("shop/Deploy/Fleet", "Deploy/Custom/FleetDeployer/2", "a-1", NOW.minusSeconds(8));

  private final FakePipelineGateway gateway = new FakePipelineGateway();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<StuckCase> read = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  @Test
  void itReadsEverLessOftenUntilTheActionEnds() throws InterruptedException {
    StuckCase before = found(ACTION);
    meanwhile =
        () -> {
          if (pauses.size() == 4) {
            gateway.add(with(ACTION, ActionStatus.Known.FAILED));
          }
        };
    FollowUp.Followed followed = answered(follow(before, LocalKnowledge.NOTHING));
    assertEquals(
        List.of(500L, 1_000L, 2_000L, 4_000L), pauses.stream().map(Duration::toMillis).toList());
    assertEquals(Movement.Kind.ENDED, followed.movement().orElseThrow().kind());
    assertEquals("Failed 8 s ago", followed.movement().orElseThrow().userMessage());
    assertEquals(4, read.size());
    assertTrue(gateway.asked().stream().noneMatch(asked -> asked.startsWith("pipelines")));
  }

  @Test
  void whenTheTimeIsOverNothingMovedIsAnAnswer() throws InterruptedException {
    FollowUp.Followed followed = answered(follow(found(ACTION), LocalKnowledge.NOTHING));
    assertTrue(followed.movement().isEmpty());
    assertEquals(Duration.ofMinutes(2), pauses.stream().reduce(Duration.ZERO, Duration::plus));
  }

  @Test
  void anActThatIsConfirmedChangesNoStateThatIsShown() throws InterruptedException {
    KnownJob job = KnownJob.bare(JobKind.CUSTOM, "j-1").at(ACTION.type(), ACTION.context());
    Attempt reported =
        new Attempt(
            new Intent(
                UUID.randomUUID(),
                NOW,
                Operation.PUT_JOB_FAILURE_RESULT,
                new Subject.Job(JobKind.CUSTOM, "j-1"),
                ACTION.type(),
                ACTION.context(),
                new FakeGateway().connection()),
            Optional.of(Conclusion.confirmed(NOW, Optional.empty(), Receipt.NOTHING_SENT)));
    LocalKnowledge known = LocalKnowledge.of(List.of(job)).withAttempts(List.of(reported));
    StuckCase last = answered(follow(found(ACTION), known)).last();
    assertTrue(last.execution().orElseThrow().isUnderWay());
    assertEquals("You reported failure: waiting for the action to end", last.finding().cause());
  }

  @Test
  void aRefusedReadEndsItAndOneThatIsLostIsRepeated() throws InterruptedException {
    StuckCase before = found(ACTION);
    gateway.fail("shop", new JobFailure.Rejected(Refusal.ACCESS_DENIED, "AccessDenied", "no"));
    assertInstanceOf(Reply.Failed.class, follow(before, LocalKnowledge.NOTHING));
    assertEquals(1, pauses.size());
    gateway.fail("shop", new JobFailure.Unknown(Doubt.CONNECTION_LOST, "ConnectionLost", "lost"));
    assertInstanceOf(Reply.Failed.class, follow(before, LocalKnowledge.NOTHING));
    assertTrue(pauses.size() > 4, pauses.toString());
  }

  @Test
  void anInterruptEndsIt() {
    StuckCase before = found(ACTION);
    gateway.meanwhile(_ -> Thread.currentThread().interrupt());
    assertThrows(InterruptedException.class, () -> follow(before, LocalKnowledge.NOTHING));
  }

  @Test
  void whatAWorkerReportsIsMovementAndNoEnd() {
    StuckCase before = found(ACTION);
    ActionExecution.Told told =
        new ActionExecution.Told(Optional.empty(), Optional.empty(), Optional.of("half done"));
    Movement movement = Movement.between(before, found(with(ACTION, told))).orElseThrow();
    assertEquals(Movement.Kind.MOVED, movement.kind());
    assertTrue(movement.userMessage().contains("half done"), movement.userMessage());
    assertEquals(Optional.empty(), Movement.between(before, found(ACTION)));
  }

  @Test
  void oneThatWaitedHasEnteredOrWasSuperseded() {
    StuckCase before = waiting(List.of("e-2"), "e-1", false);
    assertEquals(Optional.empty(), Movement.between(before, waiting(List.of("e-2"), "e-1", false)));
    assertEquals(
        Movement.Kind.MOVED,
        Movement.between(before, waiting(List.of("e-2"), "e-1", true)).orElseThrow().kind());
    assertEquals(
        new Movement(Movement.Kind.ENDED, "It entered Deploy"),
        Movement.between(before, waiting(List.of(), "e-2", true)).orElseThrow());
    assertEquals(
        Movement.Kind.SUPERSEDED,
        Movement.between(before, waiting(List.of("e-3"), "e-1", false)).orElseThrow().kind());
  }

  @Test
  void aTransitionIsReadAgainByTheStateAlone() {
    PipelineState state = waiting(List.of("e-2"), "e-1", false).pipeline().orElseThrow();
    gateway.add(state);
    StuckCase before = waiting(List.of("e-2"), "e-1", false);
    StuckCase again = answered(reader().read(before, LocalKnowledge.NOTHING));
    assertEquals(CaseKind.TRANSITION, again.kind());
    assertTrue(again.sameAs(before));
    assertEquals(List.of("state shop"), gateway.asked());
  }

  private Reply<FollowUp.Followed> follow(StuckCase before, LocalKnowledge known)
      throws InterruptedException {
    return new FollowUp(
            reader(),
            pause -> {
              pauses.add(pause);
              meanwhile.run();
            })
        .until(before, () -> known, Duration.ofMinutes(2), read::add);
  }

  private CaseReader reader() {
    return new CaseReader(source(), clock());
  }

  private Source source() {
    return new Source(gateway, "us-east-1", _ -> List.of());
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  private StuckCase found(ActionExecution action) {
    gateway.add(action);
    return PipelineCases.of(
            List.of(new PipelineCases("shop", Optional.empty(), List.of(action))),
            source(),
            List.of(),
            Duration.ZERO,
            NOW)
        .getFirst();
  }

  private StuckCase waiting(List<String> ids, String inStage, boolean enabled) {
    StageState stage =
        new StageState(
            "Deploy",
            Optional.of(new StageState.Execution(inStage, "Succeeded")),
            ids.stream().map(id -> new StageState.Execution(id, "InProgress")).toList(),
            new StageState.Transition(
                enabled, Optional.empty(), Optional.empty(), Optional.of(NOW.minusSeconds(60))),
            Optional.empty(),
            List.of());
    PipelineState state = new PipelineState("shop", List.of(stage));
    if (!ids.equals(List.of("e-2")) || enabled) {
      StuckCase before = waiting(List.of("e-2"), "e-1", false);
      return StuckCase.of(
          new Evidence(
              CaseKind.TRANSITION,
              before.context(),
              Optional.empty(),
              Optional.of(state),
              List.of(),
              Optional.empty(),
              LocalKnowledge.NOTHING,
              NOW),
          "us-east-1");
    }
    return PipelineCases.of(
            List.of(new PipelineCases("shop", Optional.of(state), List.of())),
            source(),
            List.of(),
            Duration.ZERO,
            NOW)
        .getFirst();
  }
}
