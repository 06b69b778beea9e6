package dev.jobinspector.ui.caseview.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.testing.PatientUser;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The requests about a job, in a window.
@Tag("process")
class TimelineViewTest {
  private static final KnownJob JOB =
      KnownJob.bare(JobKind.CUSTOM, "01234567-89ab-cdef-0123-456789abcdef");
  private static final CustomJob REF = new CustomJob(new JobId(JOB.id()));

  private final FakeGateway gateway = new FakeGateway();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final JobService service =
      new JobService(gateway, new MemoryAttemptLog(), new ReadOnlySwitch(false), Clock.systemUTC());
  private final DetailsViewModel model = new DetailsViewModel(tasks, tasks, _ -> {});
  private final FxRobot robot = new FxRobot();

  @BeforeEach
  void show() throws TimeoutException {
    gateway.failWith(
        new JobFailure.Rejected(
            Refusal.INVALID_NONCE, "InvalidNonceException", "stale ".repeat(60)));
    service.acknowledge(REF, new Nonce("3"), JOB);
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(this::show);
  }

  private void show(Stage stage) {
    model.show(JOB, Optional.of(REF), service);
    tasks.rest();
    stage.setScene(new Scene(new TimelineView(model), 420, 300));
    stage.show();
    stage.toFront();
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void anEntryIsCopiedByItsMenuAndByTheKeyboard() {
    robot.interact(() -> list().getSelectionModel().select(0));
    robot.interact(list()::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.C);
    PatientUser.await(() -> clipboard().contains("\tAcknowledgeJob\tInvalidNonceException: stale"));
    assertTrue(clipboard().endsWith("\trequest-1"), clipboard());
    copy("copy-request-id");
    assertEquals("request-1", clipboard());
    copy("copy-id");
    assertEquals(JOB.id(), clipboard());
  }

  @Test
  void whatIsSelectedStaysSoWhenTheHistoryIsReadAgain() {
    robot.interact(() -> list().getSelectionModel().select(0));
    int shown = list().getItems().size();
    Attempt before = list().getSelectionModel().getSelectedItem();
    robot.interact(
        () -> {
          service.acknowledge(REF, new Nonce("3"), JOB);
          model.learned(JOB, Optional.empty(), service);
          tasks.finishAll();
        });
    assertEquals(shown + 1, list().getItems().size());
    assertEquals(before, list().getSelectionModel().getSelectedItem());
  }

  @Test
  void aLongMessageIsWrappedAndNotCut() {
    PatientUser.await(
        () ->
            robot.lookup(".timeline-error").queryLabeled().getHeight() > 40
                && robot.lookup(".timeline-error").queryLabeled().getWidth() < 420);
  }

  @SuppressWarnings("unchecked") // it holds attempts
  private ListView<Attempt> list() {
    return robot.lookup("#details-timeline-entries").queryAs(ListView.class);
  }

  private void copy(String entry) {
    robot.interact(
        () ->
            list().getContextMenu().getItems().stream()
                .filter(item -> ("details-timeline-entries-" + entry).equals(item.getId()))
                .forEach(MenuItem::fire));
  }

  private String clipboard() {
    String[] text = {""};
    robot.interact(() -> text[0] = String.valueOf(Clipboard.getSystemClipboard().getString()));
    return text[0];
  }
}
