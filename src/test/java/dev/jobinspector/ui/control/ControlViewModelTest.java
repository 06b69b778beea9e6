package dev.jobinspector.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.Loadable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The acts on a pipeline without a toolkit.
class ControlViewModelTest {
  private final FakeGateway gateway = new FakeGateway();
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final List<ControlViewModel.Done> done = new ArrayList<>();
  private final ControlViewModel model =
      new ControlViewModel(tasks, new DoubleClickGuard(() -> 0), done::add);

  @BeforeEach
  void connect() {
    model
        .serviceProperty()
        .set(
            Optional.of(
                new JobService(gateway, log, new ReadOnlySwitch(false), Clock.systemUTC())));
    model
        .targetProperty()
        .set(Optional.of(new ControlTarget("shop", "Deploy", Optional.of("execution-1"))));
  }

  @Test
  void aSecondClickSendsNothing() {
    model.send(ControlKind.STOP_EXECUTION);
    model.send(ControlKind.STOP_EXECUTION);
    tasks.finishAll();
    model.send(ControlKind.STOP_EXECUTION);
    tasks.finishAll();
    assertEquals(1, log.attempts().size());
    assertEquals("StopPipelineExecution", log.attempts().getFirst().intent().operation().apiName());
    assertEquals(1, done.size());
    assertTrue(done.getFirst().awaited().isPresent());
  }

  @Test
  void closingATransitionNeedsAReasonThatTheServiceTakes() {
    assertEquals(Optional.of("Enter the reason."), reason(ControlKind.DISABLE_TRANSITION));
    model.reasonProperty().set("because of <this>");
    assertTrue(reason(ControlKind.DISABLE_TRANSITION).isPresent());
    model.reasonProperty().set("waits for a fix");
    assertEquals(Optional.empty(), reason(ControlKind.DISABLE_TRANSITION));
    model.send(ControlKind.DISABLE_TRANSITION);
    tasks.finishAll();
    assertEquals(1, log.attempts().size());
  }

  @Test
  void withoutAnExecutionNothingIsRetriedAndReadOnlyRefusesAll() {
    model.targetProperty().set(Optional.of(new ControlTarget("shop", "Deploy", Optional.empty())));
    assertTrue(reason(ControlKind.RETRY_STAGE).isPresent());
    assertEquals(Optional.empty(), reason(ControlKind.ENABLE_TRANSITION));
    model.readOnlyProperty().set(true);
    assertTrue(reason(ControlKind.ENABLE_TRANSITION).orElseThrow().contains("read-only"));
  }

  @Test
  void anotherCaseForgetsTheAnswer() {
    model.send(ControlKind.ENABLE_TRANSITION);
    tasks.finishAll();
    model
        .targetProperty()
        .set(Optional.of(new ControlTarget("bank", "Deploy", Optional.of("execution-2"))));
    assertTrue(model.resultProperty().get() instanceof Loadable.Idle);
  }

  private Optional<String> reason(ControlKind kind) {
    return model.disabledReason(kind).getValue();
  }
}
