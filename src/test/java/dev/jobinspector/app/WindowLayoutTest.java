package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.testing.SceneTree;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

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
  @RegisterExtension private final OpenedWindow window = new OpenedWindow(() -> data);
  private final FxRobot robot = window.robot();

  @BeforeEach
  void findStuck() {
    assertEquals(List.of(), CONTRACT.stream().filter(id -> window.node(id) == null).toList());
    robot.interact(() -> window.node("find-stuck", ButtonBase.class).fire());
    PatientUser.await(() -> window.worklist().getItems().size() > 12);
    robot.interact(() -> window.worklist().getSelectionModel().clearAndSelect(1));
    PatientUser.await(() -> window.scene().lookup("#case-stages .stage") != null);
  }

  @Test
  void thirteenStuckRowsStandWholeBesideTheCase() {
    window.size(1280, 860);
    long rows = OpenedWindow.onFx(() -> OpenedWindow.wholeRows(window.worklist()));
    assertTrue(rows >= 13, () -> rows + " rows");
    assertTrue(window.isSeen("case-heading"));
    assertEquals(
        window.node("stuck-filter").getLayoutBounds().getHeight(),
        window.node("stuck-at-least").getLayoutBounds().getHeight());
    assertEquals(List.of(), cut());
  }

  @Test
  void inANarrowWindowTheCaseIsASecondPageWithAWayBack() {
    window.size(800, 480);
    assertTrue(window.isSeen("worklist"));
    assertFalse(window.isSeen("case-heading"));
    assertEquals(List.of(), cut());
    robot.interact(() -> window.worklist().requestFocus());
    robot.push(javafx.scene.input.KeyCode.ENTER);
    PatientUser.await(() -> window.isSeen("case-heading"));
    assertFalse(window.isSeen("worklist"));
    assertTrue(window.isSeen("acknowledge-toggle"));
    assertEquals(List.of(), cut());
    robot.clickOn("#case-back");
    PatientUser.await(() -> window.isSeen("worklist"));
    new PatientUser(robot).choose(window.worklist(), 2);
    PatientUser.await(() -> window.isSeen("case-heading"));
  }

  @Test
  void inALowWindowTheOpenFormIsWholeWithTheTabsAboveIt() {
    window.size(800, 480);
    robot.interact(() -> window.worklist().requestFocus());
    robot.push(javafx.scene.input.KeyCode.ENTER);
    PatientUser.await(() -> window.isSeen("case-heading"));
    robot.clickOn("#acknowledge-toggle");
    PatientUser.await(() -> isInSight("acknowledge-submit") && isInSight("acknowledge-job-id"));
    assertTrue(
        OpenedWindow.onFx(() -> heightInSight("details")) > 100, "the tabs are not in sight");
    assertEquals(List.of(), cut());
    robot.clickOn("#acknowledge-toggle");
    PatientUser.await(() -> !window.isSeen("acknowledge-submit"));
    window.size(1280, 860);
    robot.interact(() -> window.node("acknowledge-toggle", ToggleButton.class).setSelected(true));
    PatientUser.await(
        () ->
            window.isSeen("acknowledge-submit")
                && SceneTree.parents(window.node("acknowledge-submit"))
                    .anyMatch(parent -> parent.getStyleClass().contains("acknowledge")));
  }

  private boolean isInSight(String id) {
    return OpenedWindow.onFx(
        () ->
            window.isSeen(id)
                && heightInSight(id) >= window.node(id).getLayoutBounds().getHeight() - 1);
  }

  /// Returns how much of a node what scrolls around it shows.
  private double heightInSight(String id) {
    Node node = window.node(id);
    Bounds all = node.localToScene(node.getLayoutBounds());
    Node viewport =
        SceneTree.parents(node)
            .filter(parent -> parent.getStyleClass().contains("viewport"))
            .reduce((_, outer) -> outer)
            .orElseThrow();
    Bounds seen = viewport.localToScene(viewport.getLayoutBounds());
    return Math.min(all.getMaxY(), seen.getMaxY()) - Math.max(all.getMinY(), seen.getMinY());
  }

  @Test
  void anOpenHistoryStandsBesideFromSixteenHundredPixelsOnAndBelowElse() {
    robot.interact(() -> window.node("history-toggle", ButtonBase.class).fire());
    window.offStage(
        root -> {
          OpenedWindow.layOut(root, 1600, 1000);
          assertTrue(bounds(root, "history-drawer").getMinX() >= bounds(root, "case").getMaxX());
          assertTrue(bounds(root, "case").getMinX() >= bounds(root, "worklist").getMaxX());
          assertTrue(root.lookup("#worklist").getParent().isVisible());
          OpenedWindow.layOut(root, 1599, 1000);
          assertTrue(bounds(root, "history-drawer").getMinY() >= bounds(root, "case").getMaxY());
        });
    robot.interact(() -> window.node("history-toggle", ButtonBase.class).fire());
    window.offStage(
        root -> {
          OpenedWindow.layOut(root, 1920, 1080);
          assertEquals(0, bounds(root, "history-drawer").getMinX());
        });
  }

  @Test
  void aWindowBelowElevenHundredPixelsShowsOneAtATimeUnlessItIsHigh() {
    window.offStage(
        root -> {
          OpenedWindow.layOut(root, 1099, 700);
          assertFalse(root.lookup("#case").isVisible());
          OpenedWindow.layOut(root, 1100, 700);
          assertTrue(root.lookup("#case").isVisible());
          OpenedWindow.layOut(root, 1000, 800);
          assertTrue(root.lookup("#case").isVisible());
          OpenedWindow.layOut(root, 999, 800);
          assertFalse(root.lookup("#case").isVisible());
        });
  }

  private static Bounds bounds(Parent root, String id) {
    Node node = root.lookup("#" + id);
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void noButtonIsCutAtTheOtherSizes() {
    for (int[] size : new int[][] {{1024, 700}, {1000, 1000}, {1280, 720}}) {
      window.size(size[0], size[1]);
      assertEquals(List.of(), cut(), size[0] + " × " + size[1]);
    }
  }

  /// Buttons whose text ends in an ellipsis that is not its own.
  private List<String> cut() {
    return OpenedWindow.onFx(this::cutNow);
  }

  private List<String> cutNow() {
    return window.shown().stream()
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
}
