package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.SceneTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The whole window at the sizes of real screens, the smallest that of a laptop at 200 %: nothing
/// stands outside, no button is cut, also with texts that are 40 % longer.
@Tag("process")
class WindowSizesTest {
  private static final List<BoundingBox> SIZES =
      List.of(size(800, 480), size(1024, 700), size(1280, 860), size(1920, 1080), size(2560, 1440));

  @TempDir private Path data;
  @RegisterExtension private final OpenedWindow window = new OpenedWindow(() -> data);
  private final FxRobot robot = window.robot();

  @BeforeEach
  void choose() {
    window.chooseFirstJob();
  }

  @Test
  void atEachSizeEverythingIsInsideAndNoButtonIsCut() {
    assertEquals("", String.join("\n", faultsAtEachSize()));
    openCase();
    assertEquals("", String.join("\n", faultsAtEachSize()));
    robot.interact(() -> window.node("history-toggle", ButtonBase.class).fire());
    assertEquals("", String.join("\n", faultsAtEachSize()));
  }

  @Test
  void textsThatAreFortyPercentLongerFitToo() {
    int[] longer = {0};
    robot.interact(
        () ->
            SceneTree.all(window.scene().getRoot()).stream()
                .filter(WindowSizesTest::hasWordsOfOurs)
                .map(Labeled.class::cast)
                .forEach(
                    labeled -> {
                      labeled.setText(longer(labeled.getText()));
                      longer[0]++;
                    }));
    assertTrue(longer[0] > 20, () -> "only " + longer[0] + " texts");
    assertEquals("", String.join("\n", faultsAtEachSize()));
    openCase();
    assertEquals("", String.join("\n", faultsAtEachSize()));
  }

  /// A narrow window shows the list, and then the case.
  private void openCase() {
    robot.interact(() -> window.jobs().requestFocus());
    robot.push(KeyCode.ENTER);
  }

  private List<String> faultsAtEachSize() {
    List<String> faults = new ArrayList<>();
    window.offStage(
        root -> {
          for (BoundingBox size : SIZES) {
            String name = "%.0f x %.0f: ".formatted(size.getWidth(), size.getHeight());
            OpenedWindow.layOut(root, size.getWidth(), size.getHeight());
            SceneTree.shown(root).stream()
                .filter(node -> isOutside(node, size) || isCutButton(node) || isTooWide(node, size))
                .map(SceneTree::describe)
                .distinct()
                .forEach(fault -> faults.add(name + fault));
          }
        });
    return faults;
  }

  /// What scrolls may be longer than what is seen of it.
  private static boolean isOutside(Node node, Bounds window) {
    if (!(node instanceof Control) || SceneTree.scrolls(node) || isHeading(node)) {
      return false;
    }
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    return bounds.getWidth() > 0
        && (bounds.getMinX() < -1
            || bounds.getMinY() < -1
            || bounds.getMaxX() > window.getMaxX() + 1
            || bounds.getMaxY() > window.getMaxY() + 1);
  }

  /// The headings of a table scroll with it, and a TabPane has a list of the tabs it cannot show.
  private static boolean isHeading(Node node) {
    return SceneTree.parents(node)
        .map(parent -> parent.getStyleClass())
        .anyMatch(style -> style.contains("column-header") || style.contains("tab-header-area"));
  }

  /// The innermost of what needs more width than there is, which pushes others outside.
  private static boolean isTooWide(Node node, Bounds window) {
    return node.minWidth(-1) > window.getWidth()
        && !SceneTree.scrolls(node)
        && (!(node instanceof Parent parent)
            || parent.getChildrenUnmodifiable().stream()
                .noneMatch(child -> child.isVisible() && child.minWidth(-1) > window.getWidth()));
  }

  /// The connection names a profile, which may be of any length; its tooltip has all of it.
  private static boolean isCutButton(Node node) {
    return isButton(node) && !"connection".equals(node.getId()) && SceneTree.isCut((Labeled) node);
  }

  private static boolean isButton(Node node) {
    return node instanceof ButtonBase
        || (node instanceof Label
            && (node.getStyleClass().contains("tab-label")
                || SceneTree.parents(node).anyMatch(parent -> parent instanceof ButtonBase)));
  }

  private static boolean hasWordsOfOurs(Node node) {
    return node instanceof Labeled labeled
        && labeled.getText() != null
        && labeled.getText().length() > 1
        && !labeled.textProperty().isBound()
        && SceneTree.parents(node).noneMatch(parent -> parent instanceof TableView<?>);
  }

  /// As long as a translation may be.
  private static String longer(String text) {
    int more = (int) Math.ceil(text.length() * 0.4);
    return text + "ëxtra words for translations".repeat(1 + more / 20).substring(0, more);
  }

  private static BoundingBox size(double width, double height) {
    return new BoundingBox(0, 0, width, height);
  }
}
