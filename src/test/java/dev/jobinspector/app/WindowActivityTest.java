package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.testing.RunningEmulator;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// From a stuck action to its job by what AWS recorded alone, against an emulator that tells no
/// more than AWS does.
@Tag("process")
class WindowActivityTest {
  private static final String JOB = "69f6a263-4c2c-42c5-994d-cb18eb5e73c2";

  @TempDir private Path data;
  private final FxRobot robot = new FxRobot();
  private final PatientUser user = new PatientUser(robot);
  private final RunningEmulator emulator = RunningEmulator.withoutControlPlane();
  private Optional<Application> application = Optional.empty();

  @BeforeEach
  void open() throws TimeoutException {
    Stage stage = FxToolkit.registerPrimaryStage();
    application =
        Optional.of(
            FxToolkit.setupApplication(
                JobInspectorApp.class,
                "--data-dir",
                data.toString(),
                "--region",
                "us-east-1",
                "--endpoint-url",
                emulator.endpoint().toString()));
    robot.interact(stage::toFront);
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupApplication(application.orElseThrow());
    FxToolkit.cleanupStages();
    emulator.close();
  }

  @Test
  void aJobOfWhichNothingIsKnownBecomesCertain() {
    choose("mobile-backend");
    PatientUser.await(() -> text("#details-overview").contains("Look up who polls"));
    assertFalse(text("#case").contains(JOB));
    robot.clickOn("#way-log-line");
    PatientUser.await(
        () -> Clipboard.getSystemClipboard().getString().contains("AcknowledgeJob for job"));

    robot.clickOn("#way-look-up");
    PatientUser.await(() -> robot.lookup("#activity-cancel").query().isVisible());
    PatientUser.await(() -> text("#details-activity").contains("Certain: job " + JOB));
    assertTrue(text("#details-activity").contains("assumed-role/FleetDeployer"));
    assertTrue(text("#details-activity").contains("): PollForJobs"));
    ListView<?> found = robot.lookup("#activity-found").queryAs(ListView.class);
    robot.interact(
        () -> {
          found.getSelectionModel().select(0);
          found.getContextMenu().getItems().stream()
              .filter(item -> "activity-found-copy-id".equals(item.getId()))
              .forEach(MenuItem::fire);
        });
    PatientUser.await(() -> Clipboard.getSystemClipboard().getString().equals(JOB));
    PatientUser.await(
        () ->
            robot
                .lookup("#acknowledge-job-id")
                .queryAs(TextInputControl.class)
                .getText()
                .equals(JOB));
    PatientUser.await(() -> text("#case-why").contains("acknowledged the job"));
  }

  @Test
  void whatIsNotRecordedIsSaidWithTheNextStep() {
    choose("payments-api");
    PatientUser.await(() -> text("#details-overview").contains("Look up who polls"));
    robot.clickOn("#way-look-up");
    PatientUser.await(() -> text("#details-activity").contains("Not recorded:"));
    assertTrue(text("#details-activity").contains("Search the worker's log"));
    assertTrue(text("#details-activity").contains("no record proves nothing"));
    PatientUser.await(() -> text("#case-why").contains("with other query values"));
  }

  private void choose(String pipeline) {
    PatientUser.await(() -> !robot.lookup("#find-stuck").query().isDisabled());
    robot.clickOn("#find-stuck");
    PatientUser.await(() -> text("#stuck-state").contains("pipelines"));
    robot.clickOn("#stuck-filter").write(pipeline);
    ListView<?> rows = robot.lookup("#worklist").queryAs(ListView.class);
    PatientUser.await(() -> rows.getItems().size() == 1);
    user.choose(rows, 0);
    PatientUser.await(() -> text("#case-heading").contains(pipeline));
  }

  /// All text of a node and below it.
  private String text(String id) {
    return robot
        .from(robot.lookup(id).<Node>query())
        .lookup(Labeled.class::isInstance)
        .queryAllAs(Labeled.class)
        .stream()
        .map(Labeled::getText)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }
}
