package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.ui.worklist.StuckRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Several rows that are selected stay so when the lists are read again.
@Tag("process")
class WindowSelectionTest {
  @TempDir private Path data;
  @RegisterExtension private final OpenedWindow window = new OpenedWindow(() -> data);
  private final FxRobot robot = window.robot();
  private final PatientUser user = new PatientUser(robot);

  @Test
  void inTheWorklist() {
    robot.clickOn("#find-stuck");
    PatientUser.await(() -> window.worklist().getItems().size() > 5);
    Object scanned = window.worklist().getItems().getFirst();
    user.choose(window.worklist(), 1);
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    PatientUser.await(() -> stuck().size() == 3);
    Set<String> before = stuck();

    robot.interact(() -> window.node("worklist-refresh", Button.class).fire());
    PatientUser.await(() -> !scanned.equals(window.worklist().getItems().getFirst()));
    assertEquals(before, OpenedWindow.onFx(this::stuck));
  }

  @Test
  void inTheTableOfJobs() {
    KnownJob first = window.<KnownJob>jobs().getItems().getFirst();
    user.choose(window.<KnownJob>jobs(), first::equals);
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    PatientUser.await(() -> jobs().size() == 3);
    Set<String> before = jobs();

    window.advanceClock("PT20M");
    robot.push(KeyCode.F5);
    PatientUser.await(
        () ->
            window.<KnownJob>jobs().getItems().stream()
                .anyMatch(job -> job.sameJobAs(first) && !job.status().equals(first.status())));
    assertEquals(before, OpenedWindow.onFx(this::jobs));
  }

  private Set<String> jobs() {
    MultipleSelectionModel<KnownJob> selection = window.<KnownJob>jobs().getSelectionModel();
    return selection.getSelectedItems().stream().map(KnownJob::id).collect(Collectors.toSet());
  }

  private Set<String> stuck() {
    return List.copyOf(window.worklist().getSelectionModel().getSelectedItems()).stream()
        .map(row -> ((StuckRow.Stuck) row).stuck().context().path())
        .collect(Collectors.toSet());
  }
}
