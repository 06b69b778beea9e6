package dev.jobinspector.ui.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.Loadable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Handing jobs out without a toolkit.
class PollViewModelTest {
  private static final String ASKED = "poll Test/Custom/LoadRunner/1";

  private final FakeGateway gateway = new FakeGateway();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private long now;
  private final List<PollViewModel.Polled> polls = new ArrayList<>();
  private final PollViewModel model =
      new PollViewModel(tasks, new DoubleClickGuard(() -> now), polls::add);

  @BeforeEach
  void connectAndFillIn() {
    connect();
    model.categoryProperty().set("Test");
    model.providerProperty().set(" LoadRunner ");
  }

  @Test
  void whatIsDispatchedIsToldWithWhatItTakesToAcknowledgeIt() {
    poll();
    assertEquals(List.of(ASKED), gateway.asked());
    KnownJob job = polls.getFirst().jobs().getFirst();
    assertEquals(Optional.of(new Nonce("77")), job.nonce());
    assertEquals(Optional.of(JobStatus.Known.DISPATCHED), job.status());
    assertEquals("Test/Custom/LoadRunner/1", job.actionType().orElseThrow().text());
  }

  @Test
  void aSecondClickDispatchesNoJobHoweverFastTheAnswerAndALaterOneDoes() {
    model.submit();
    model.submit();
    tasks.finishAll();
    now += Duration.ofMillis(300).toNanos();
    poll();
    assertEquals(List.of(ASKED), gateway.asked());
    now += Duration.ofSeconds(2).toNanos();
    poll();
    assertEquals(List.of(ASKED, ASKED), gateway.asked());
  }

  @Test
  void aLostReplyIsUnknownAndTellsNoJobs() {
    gateway.failWith(new JobFailure.Unknown(Doubt.CONNECTION_LOST, "ConnectionLost", "m"));
    poll();
    var failed = assertInstanceOf(Loadable.Failed.class, model.resultProperty().get());
    assertTrue(failed.why().text().contains("unknown"), failed.why().text());
    assertEquals(List.of(), polls.getFirst().jobs());
  }

  @Test
  void readOnlyAndWrongInputDispatchNothing() {
    model.readOnlyProperty().set(true);
    assertTrue(model.disabledReason().getValue().orElseThrow().contains("read-only"));
    poll();
    model.readOnlyProperty().set(false);
    model.queryKeyProperty().set("Fleet");
    assertTrue(model.disabledReason().getValue().orElseThrow().contains("its value"));
    poll();
    assertEquals(List.of(), gateway.asked());
  }

  @Test
  void anAnswerOverAnEarlierConnectionIsToldButNotShownUnderTheNewOne() {
    model.submit();
    connect();
    assertEquals(Optional.empty(), model.disabledReason().getValue());
    tasks.finishAll();
    assertInstanceOf(Loadable.Idle.class, model.resultProperty().get());
    assertEquals(1, polls.getFirst().jobs().size());
  }

  @Test
  void anAnswerThatNobodyAwaitsSwallowsNoClick() {
    model.submit();
    connect();
    tasks.finishAll();
    poll();
    assertEquals(List.of(ASKED, ASKED), gateway.asked());
  }

  private void connect() {
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

  private void poll() {
    model.submit();
    tasks.finishAll();
  }
}
