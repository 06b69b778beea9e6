package dev.jobinspector.troubleshooting;

import static dev.jobinspector.testing.ActionExecutions.again;
import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;
import static dev.jobinspector.testing.PipelineGatewayContract.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import dev.jobinspector.job.request.TransitionChange.Direction;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.FakePipelineGateway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What moved after an act: only what was read is said.
class AwaitedChangeTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(START.plusSeconds(8), ZoneOffset.UTC);
  private static final ActionExecution RUNNING =
      inProgress("shop/Deploy/Fleet", "Deploy/Custom/Fleet/1", "a", START);
  private static final StageRetry RETRY =
      new StageRetry("shop", "Deploy", "of-a", StageRetry.Mode.FAILED_ACTIONS);

  private final FakePipelineGateway pipelines = new FakePipelineGateway();

  @Test
  void aResultMovedNothingUntilTheActionShowsIt() {
    pipelines.add(RUNNING);
    AwaitedChange change = AwaitedChange.ofResult(RUNNING.context(), pipelines, CLOCK);
    assertEquals(Optional.empty(), answered(change.look()));
    pipelines.add(with(RUNNING, ActionStatus.Known.FAILED));
    assertEquals(Optional.of("Fleet: Failed 8 s ago"), answered(change.look()));
    pipelines.add(inProgress("shop/Deploy/Fleet", "Deploy/Custom/Fleet/1", "b", START));
    assertEquals(
        Optional.of("Fleet: Failed 8 s ago; the next execution entered Deploy"),
        answered(change.look()));
  }

  @Test
  void anActionThatCouldNotBeReadBeforeHasNotMovedByBeingInProgress() {
    pipelines.fail("shop", new JobFailure.Unknown(Doubt.TIMED_OUT, "c", "m"));
    AwaitedChange change = AwaitedChange.ofResult(RUNNING.context(), pipelines, CLOCK);
    pipelines.recover("shop");
    pipelines.add(RUNNING);
    assertEquals(Optional.empty(), answered(change.look()));
  }

  @Test
  void aRetryMovedWhatBeganAfterIt() {
    ActionExecution failed = with(RUNNING, ActionStatus.Known.FAILED);
    pipelines.add(failed);
    AwaitedChange change = AwaitedChange.ofRetry(RETRY, pipelines);
    assertEquals(Optional.empty(), answered(change.look()));
    pipelines.add(again(failed, START.plusSeconds(6)));
    assertEquals(Optional.of("Fleet began again"), answered(change.look()));
  }

  @Test
  void aStopThatAbandonsHasMovedOnceTheExecutionIsStopped() {
    pipelines.add(RUNNING);
    var wait =
        AwaitedChange.ofStop(new ExecutionStop("shop", "of-a", false, Optional.empty()), pipelines);
    var abandon =
        AwaitedChange.ofStop(new ExecutionStop("shop", "of-a", true, Optional.empty()), pipelines);
    assertEquals(Optional.empty(), answered(wait.look()));
    pipelines.become("of-a", "Stopping");
    assertTrue(answered(wait.look()).orElseThrow().contains("waits until its actions"));
    assertEquals(Optional.empty(), answered(abandon.look()));
    pipelines.become("of-a", "Stopped");
    assertEquals(Optional.of("The pipeline execution is Stopped"), answered(abandon.look()));
  }

  @Test
  void aTransitionMovedWhenItStandsAsAsked() {
    pipelines.add(RUNNING);
    var change = new TransitionChange("shop", "Deploy", Direction.INBOUND, Optional.of("no"));
    AwaitedChange disabled = AwaitedChange.ofTransition(change, false, pipelines);
    assertEquals(Optional.empty(), answered(disabled.look()));
    pipelines.transition(
        "shop",
        "Deploy",
        new StageState.Transition(false, Optional.of("no"), Optional.empty(), Optional.of(START)));
    assertEquals(Optional.of("The transition into Deploy is disabled"), answered(disabled.look()));
  }

  @Test
  void readsAreFurtherAndFurtherApartAndEndWithTheTime() throws InterruptedException {
    List<Duration> waits = new ArrayList<>();
    AwaitedChange never = () -> new Reply.Answered<>(Optional.empty(), FakeGateway.RECEIPT);
    assertEquals(Optional.empty(), answered(never.within(Duration.ofSeconds(30), waits::add)));
    assertEquals(
        List.of(500L, 1_000L, 2_000L, 4_000L, 8_000L, 8_000L, 6_500L),
        waits.stream().map(Duration::toMillis).toList());
  }

  @Test
  void aLostReadIsRepeatedAndARejectedOneEndsTheWait() throws InterruptedException {
    AtomicInteger reads = new AtomicInteger();
    AwaitedChange lost =
        () ->
            reads.incrementAndGet() < 3
                ? new Reply.Failed<>(
                    new JobFailure.Unknown(Doubt.TIMED_OUT, "c", "m"), FakeGateway.RECEIPT)
                : new Reply.Answered<>(Optional.of("it moved"), FakeGateway.RECEIPT);
    assertEquals(Optional.of("it moved"), answered(lost.within(Duration.ofMinutes(1), _ -> {})));
    AtomicInteger denials = new AtomicInteger();
    AwaitedChange denied =
        () -> {
          denials.incrementAndGet();
          return new Reply.Failed<>(
              new JobFailure.Rejected(Refusal.ACCESS_DENIED, "c", "m"), FakeGateway.RECEIPT);
        };
    assertInstanceOf(Reply.Failed.class, denied.within(Duration.ofMinutes(1), _ -> {}));
    assertEquals(1, denials.get());
  }

  @Test
  void anInterruptEndsTheWait() {
    AwaitedChange never = () -> new Reply.Answered<>(Optional.empty(), FakeGateway.RECEIPT);
    assertThrows(
        InterruptedException.class,
        () ->
            never.within(
                Duration.ofMinutes(1),
                _ -> {
                  throw new InterruptedException();
                }));
  }
}
