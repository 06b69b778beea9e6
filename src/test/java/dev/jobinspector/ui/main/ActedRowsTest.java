package dev.jobinspector.ui.main;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeConnector;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.ui.control.ControlKind;
import dev.jobinspector.ui.control.ManyKind;
import dev.jobinspector.ui.worklist.StuckRow;
import dev.jobinspector.ui.worklist.StuckRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// After an act from the window the rows of the list tell the truth, without another scan.
class ActedRowsTest {
  private static final String READING = "Reading what was acted on";

  private final Instant hourAgo = Instant.now().minusSeconds(3_600);
  private final FakeGateway gateway = new FakeGateway();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final MainViewModel model =
      new MainViewModel(
          tasks,
          tasks,
          Clock.systemUTC(),
          new JobServices(
              FakeConnector.of(gateway), () -> log, new ReadOnlySwitch(false), Clock.systemUTC()),
          new MainViewModelTest.Told(),
          (_, _) -> {},
          MainViewModelTest.PORTS);

  /// Where the details of every job of the gateway say that it stands.
  private final ActionExecution fleet =
      inProgress("pipeline/stage/action", "Deploy/Custom/Fleet/1", "a-1", hourAgo);

  private final ActionExecution build =
      inProgress("bank/Build/Jenkins", "Build/Custom/Jenkins/1", "b-1", hourAgo);

  @BeforeEach
  void find() {
    gateway.pipelines().add(fleet);
    gateway.pipelines().add(build);
    gateway.list(job("1", fleet), job("2", build));
    model.connection().connect();
    tasks.finishAll();
    model.worklist().findStuck();
    tasks.finishAll();
  }

  private static KnownJob job(String last, ActionExecution action) {
    return KnownJob.bare(JobKind.CUSTOM, "01234567-89ab-cdef-0123-45678900000" + last)
        .at(action.type(), action.context())
        .withStatus(JobStatus.Known.IN_PROGRESS)
        .withSecrets(Optional.of(new Nonce("3")), Optional.empty());
  }

  @Test
  void aRetriedActionBeganAgainInItsRowAlsoIfAnotherCaseIsOpenByThen() {
    open("pipeline");
    ends(fleet, ActionStatus.Known.FAILED);
    model.open().refresh();
    tasks.rest();
    assertEquals("Failed", moved("pipeline"));
    model.control().send(ControlKind.RETRY_STAGE);
    tasks.finishNewest("Changing the pipeline");
    open("bank");
    tasks.finishAll();
    assertEquals("action began again", moved("pipeline"));
    assertEquals(Optional.of("a-1-again"), row("pipeline").stuck().context().actionExecutionId());
    assertEquals("", moved("bank"));
  }

  @Test
  void theRowsOfAllThatWereSelectedSayWhatMovedHoweverLateItDoes() {
    stuck().selectedProperty().set(List.copyOf(stuck().shown()));
    model.forms().prepare(ManyKind.REPORT_FAILURE);
    model.forms().many().send();
    tasks.finishAll();
    assertEquals("", moved("pipeline") + moved("bank"));
    ends(fleet, ActionStatus.Known.FAILED);
    ends(build, ActionStatus.Known.FAILED);
    tasks.elapse(Duration.ofSeconds(1));
    tasks.finishAll();
    assertEquals(List.of("Failed", "Failed"), List.of(moved("pipeline"), moved("bank")));
    model.forms().prepare(ManyKind.RETRY_STAGE);
    model.forms().many().send();
    tasks.finishAll();
    assertEquals(
        List.of("action began again", "Jenkins began again"),
        List.of(moved("pipeline"), moved("bank")));
    tasks.elapse(Duration.ofSeconds(20));
    assertEquals(0, tasks.waiting(READING), "what has moved is not read again");
  }

  @Test
  void whatIsBeingStoppedIsSaidOfEachRowOfTheExecution() {
    stuck().selectedProperty().set(List.copyOf(stuck().shown()));
    model.forms().prepare(ManyKind.STOP_EXECUTION);
    model.forms().many().abandonProperty().set(false);
    model.forms().many().send();
    tasks.finishAll();
    assertEquals("The pipeline execution is being stopped", moved("pipeline"));
    assertEquals("The pipeline execution is being stopped", moved("bank"));
  }

  @Test
  void anEnabledTransitionIsSaidInItsRowAlsoIfAnotherCaseIsOpenByThen() {
    waitsFor(false);
    model.worklist().findStuck();
    tasks.finishAll();
    open("late");
    tasks.rest();
    model.control().send(ControlKind.ENABLE_TRANSITION);
    tasks.finishNewest("Changing the pipeline");
    waitsFor(true);
    open("bank");
    tasks.finishAll();
    assertEquals("The transition is enabled, and the execution still waits", moved("late"));
  }

  @Test
  void aJobAcknowledgedElsewhereInTheWindowIsReadOnceAndNothingIsSentForIt() {
    model.jobs().add(job("1", fleet), true);
    tasks.rest();
    model.acknowledge().submit();
    tasks.finishAll();
    assertEquals(
        Optional.of(JobStatus.Known.IN_PROGRESS),
        row("pipeline").stuck().job().orElseThrow().job().status());
    tasks.elapse(Duration.ofSeconds(20));
    assertEquals(0, tasks.waiting(READING));
    assertEquals(
        1, gateway.asked().stream().filter(asked -> asked.startsWith("acknowledge")).count());
  }

  @Test
  void rowsThatDoNotMoveAreReadAFewTimesOnly() {
    open("pipeline");
    tasks.rest();
    model.acts().proposeFailure();
    model.result().report(model.result().failure());
    tasks.finishAll();
    long read = 0;
    for (int second = 0; second < 29; second++) {
      tasks.elapse(Duration.ofSeconds(1));
      read += tasks.waiting(READING);
      tasks.finishAll();
    }
    assertTrue(read > 0 && read <= 4, read + " readings");
  }

  private void ends(ActionExecution action, ActionStatus how) {
    gateway.pipelines().add(with(action, how));
  }

  private void waitsFor(boolean enabled) {
    gateway
        .pipelines()
        .add(
            new PipelineState(
                "late",
                List.of(
                    new StageState(
                        "Deploy",
                        Optional.empty(),
                        List.of(new StageState.Execution("e-9", "InProgress")),
                        new StageState.Transition(
                            enabled,
                            Optional.of("freeze"),
                            Optional.of("arn:me"),
                            Optional.of(hourAgo)),
                        Optional.empty(),
                        List.of()))));
  }

  private void open(String pipeline) {
    stuck().pick(Optional.of(row(pipeline)));
  }

  private StuckRows stuck() {
    return model.worklist().stuck().rows();
  }

  private String moved(String pipeline) {
    return row(pipeline).moved().orElse("");
  }

  private StuckRow.Stuck row(String pipeline) {
    return model
        .worklist()
        .listed()
        .filter(row -> row.stuck().context().pipeline().equals(Optional.of(pipeline)))
        .findFirst()
        .orElseThrow();
  }
}
