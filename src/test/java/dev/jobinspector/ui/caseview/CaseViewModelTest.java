package dev.jobinspector.ui.caseview;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.troubleshooting.finding.Act;
import dev.jobinspector.troubleshooting.finding.FittingActs;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Mark;
import dev.jobinspector.ui.common.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The open case without a toolkit.
class CaseViewModelTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String READING = "Reading the action";
  private static final KnownJob JOB =
      KnownJob.bare(JobKind.CUSTOM, "01234567-89ab-cdef-0123-456789abcdef")
          .withStatus(JobStatus.Known.IN_PROGRESS)
          .at(
              Optional.of(new ActionTypeId("Deploy", "Custom", "Fleet", "1")),
              new PipelineContext(
                  Optional.of("shop"),
                  Optional.of("Deploy"),
                  Optional.of("Fleet"),
                  Optional.of("a-1"),
                  Optional.empty()));

  private final FakeGateway gateway = new FakeGateway();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final List<CaseState> changes = new ArrayList<>();
  private final CaseViewModel model =
      new CaseViewModel(tasks, tasks, Clock.fixed(NOON, ZoneOffset.UTC), changes::add);

  @BeforeEach
  void connect() {
    gateway.pipelines().add(running("shop/Deploy/Fleet", "a-1"));
    model
        .serviceProperty()
        .set(
            Optional.of(
                new JobService(
                    gateway,
                    new MemoryAttemptLog(),
                    new ReadOnlySwitch(false),
                    Clock.systemUTC())));
  }

  @Test
  void aCaseIsReadOnceTheSelectionRestsOnIt() {
    model.open(JOB, Optional.of(NOON.minusSeconds(60)));
    assertEquals(List.of(), gateway.pipelines().asked());
    assertEquals(Optional.of(NOON.minusSeconds(60)), open().seenAt());
    tasks.rest();
    assertEquals("InProgress", open().state());
    assertEquals(Optional.of(NOON), open().seenAt());
    assertTrue(open().pipeline().isPresent());
    assertEquals(Optional.empty(), open().moved());
  }

  @Test
  void casesThatArePassedByAreNotRead() {
    for (int row = 0; row < 100; row++) {
      model.open(
          KnownJob.bare(JobKind.CUSTOM, "01234567-89ab-cdef-0123-%012d".formatted(row))
              .at(JOB.actionType(), JOB.context()),
          Optional.empty());
      tasks.elapse(Scheduler.REST.dividedBy(2));
    }
    tasks.elapse(Scheduler.REST);
    assertEquals(1, tasks.waiting(READING));
  }

  @Test
  void afterAnActItIsReadUntilItHasMovedAndTheJobHasEndedWithItsAction() {
    model.open(JOB, Optional.empty());
    tasks.rest();
    changes.clear();
    gateway
        .pipelines()
        .meanwhile(
            asked -> {
              gateway.pipelines().meanwhile(_ -> {});
              gateway.pipelines().add(ended("a-1", ActionStatus.Known.FAILED));
            });
    model.followUp();
    tasks.finishAll();
    assertEquals("Failed", open().state());
    assertEquals(Mark.Kind.FAILED, open().mark());
    assertEquals(Optional.of(JobStatus.Known.FAILED), open().job().orElseThrow().status());
    assertTrue(open().moved().orElseThrow().startsWith("Failed"), open().moved().toString());
    assertEquals(Act.RETRY_STAGE, FittingActs.of(open().stuck(), Optional.empty()).primary());
    assertEquals(changes.getLast(), open());
    assertTrue(tasks.paused().compareTo(Duration.ofSeconds(3)) < 0, tasks.paused().toString());
  }

  @Test
  void whatNeverMovesIsFollowedForAMinuteAndNoLonger() {
    model.open(JOB, Optional.empty());
    tasks.rest();
    model.followUp();
    tasks.finishAll();
    assertEquals(Duration.ofMinutes(1), tasks.paused());
    assertEquals(Optional.empty(), open().moved());
  }

  @Test
  void aLateReadingIsNotShownForTheCaseOpenedSince() {
    model.open(JOB, Optional.empty());
    tasks.elapse(Scheduler.REST);
    KnownJob other = KnownJob.bare(JobKind.CUSTOM, "76543210-89ab-cdef-0123-456789abcdef");
    model.open(other, Optional.empty());
    tasks.finishAll();
    assertEquals("Job " + other.id(), open().heading());
    assertEquals(Optional.empty(), open().pipeline());
  }

  @Test
  void aReadingThatFailsKeepsWhatWasSeenAndItsAge() {
    model.open(JOB, Optional.of(NOON.minusSeconds(60)));
    gateway
        .pipelines()
        .fail("shop", new JobFailure.Rejected(Refusal.ACCESS_DENIED, "AccessDenied", "no"));
    tasks.rest();
    assertEquals("InProgress", open().state());
    assertEquals(Optional.of(NOON.minusSeconds(60)), open().seenAt());
    assertTrue(model.readingProperty().get() instanceof Loadable.Failed);
  }

  @Test
  void aStatusThatALaterAnswerTellsIsTheStateEverywhere() {
    model.open(JOB, Optional.of(NOON.minusSeconds(600)));
    model.learned(JOB.withStatus(JobStatus.Known.TIMED_OUT), Optional.of(NOON));
    assertEquals("TimedOut", open().state());
    assertEquals(Optional.of(NOON), open().seenAt());
    assertEquals(Act.RETRY_STAGE, FittingActs.of(open().stuck(), Optional.empty()).primary());
  }

  @Test
  void anotherConnectionClosesTheCase() {
    model.open(JOB, Optional.empty());
    model.serviceProperty().set(Optional.empty());
    tasks.rest();
    assertEquals(Optional.empty(), model.stateProperty().get());
    assertEquals(List.of(), gateway.pipelines().asked());
  }

  private CaseState open() {
    return model.stateProperty().get().orElseThrow();
  }

  private static ActionExecution running(String path, String id) {
    return inProgress(path, "Deploy/Custom/Fleet/1", id, NOON.minusSeconds(3_600));
  }

  private static ActionExecution ended(String id, ActionStatus status) {
    ActionExecution was = running("shop/Deploy/Fleet", id);
    return new ActionExecution(
        was.context(),
        was.type(),
        status,
        was.started(),
        Optional.of(NOON.minusSeconds(8)),
        was.told(),
        Optional.empty(),
        was.configuration());
  }
}
