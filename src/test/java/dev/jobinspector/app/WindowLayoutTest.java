package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.testing.SceneTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// How the window shares its room, at the sizes that people have.
@Tag("process")
class WindowLayoutTest {
  private static final List<String> CONTRACT =
      List.of(
          "connection",
          "read-only",
          "find-stuck",
          "poll",
          "paste",
          "jobs-filter",
          "jobs-table",
          "acknowledge-kind-custom",
          "acknowledge-kind-third-party",
          "acknowledge-job-id",
          "acknowledge-nonce",
          "acknowledge-client-token",
          "acknowledge-submit",
          "acknowledge-status",
          "acknowledge-problem",
          "details",
          "details-overview",
          "details-data",
          "details-exchange",
          "details-findings",
          "history-table",
          "history-search",
          "history-errors-only",
          "history-export",
          "status-endpoint",
          "lens-stuck",
          "lens-jobs",
          "lens-watched",
          "worklist",
          "worklist-refresh",
          "worklist-age",
          "case-heading",
          "case-state",
          "case-age",
          "case-why",
          "case-primary",
          "case-more",
          "case-stages",
          "case-console",
          "case-copy-id",
          "check-outcome",
          "history-drawer",
          "notices");

  @TempDir private Path data;
  private final FxRobot robot = new FxRobot();
  private Stage stage;
  private Optional<Application> application = Optional.empty();

  @BeforeEach
  void open() throws TimeoutException {
    stage = FxToolkit.registerPrimaryStage();
    application =
        Optional.of(
            FxToolkit.setupApplication(JobInspectorApp.class, "--data-dir", data.toString()));
    assertEquals(
        List.of(),
        CONTRACT.stream().filter(id -> stage.getScene().lookup("#" + id) == null).toList());
    robot.interact(() -> ((ButtonBase) node("find-stuck")).fire());
    PatientUser.await(() -> list().getItems().size() > 12);
    robot.interact(() -> list().getSelectionModel().clearAndSelect(1));
    PatientUser.await(() -> stage.getScene().lookup("#case-stages .stage") != null);
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupApplication(application.orElseThrow());
    FxToolkit.cleanupStages();
  }

  @Test
  void thirteenStuckRowsStandWholeBesideTheCase() {
    size(1280, 860);
    assertTrue(wholeRows() >= 13, () -> wholeRows() + " rows");
    assertTrue(isSeen("case-heading"));
    assertEquals(
        node("stuck-filter").getLayoutBounds().getHeight(),
        node("stuck-at-least").getLayoutBounds().getHeight());
    assertEquals(List.of(), cut());
  }

  @Test
  void inANarrowWindowTheCaseIsASecondPageWithAWayBack() {
    size(800, 480);
    assertTrue(isSeen("worklist"));
    assertFalse(isSeen("case-heading"));
    assertEquals(List.of(), cut());
    robot.interact(() -> list().requestFocus());
    robot.push(javafx.scene.input.KeyCode.ENTER);
    PatientUser.await(() -> isSeen("case-heading"));
    assertFalse(isSeen("worklist"));
    assertTrue(isSeen("acknowledge-toggle"));
    assertEquals(List.of(), cut());
    robot.clickOn("#case-back");
    PatientUser.await(() -> isSeen("worklist"));
  }

  @Test
  void noButtonIsCutAtTheOtherSizes() {
    for (int[] size : new int[][] {{1024, 700}, {1000, 1000}, {1280, 720}}) {
      size(size[0], size[1]);
      assertEquals(List.of(), cut(), size[0] + " × " + size[1]);
    }
  }

  private void size(int width, int height) {
    robot.interact(
        () -> {
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(width);
          stage.setHeight(height);
        });
    robot.interact(() -> stage.getScene().getRoot().layout());
  }

  private long wholeRows() {
    Bounds frame = list().localToScene(list().getLayoutBounds());
    return list().lookupAll(".list-cell").stream()
        .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty() && cell.isVisible())
        .map(node -> node.localToScene(node.getLayoutBounds()))
        .filter(cell -> cell.getMinY() >= frame.getMinY() && cell.getMaxY() <= frame.getMaxY())
        .count();
  }

  /// Buttons whose text ends in an ellipsis that is not its own.
  private List<String> cut() {
    return SceneTree.shown(stage.getScene().getRoot()).stream()
        .filter(ButtonBase.class::isInstance)
        .map(ButtonBase.class::cast)
        .filter(
            button ->
                button.lookup(".text") instanceof Text text
                    && text.getText().endsWith("…")
                    && !button.getText().endsWith("…")
                    && !"connection".equals(button.getId()))
        .map(SceneTree::describe)
        .toList();
  }

  private boolean isSeen(String id) {
    for (Node node = node(id); node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private ListView<?> list() {
    return (ListView<?>) node("worklist");
  }

  private Node node(String id) {
    return stage.getScene().lookup("#" + id);
  }
}
