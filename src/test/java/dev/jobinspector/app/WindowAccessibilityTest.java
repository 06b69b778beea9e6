package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.Pixels;
import dev.jobinspector.testing.SceneTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What somebody needs who uses the window by keyboard or screen reader, or sees badly: measured on
/// the whole window, in each of its lenses and panels, whatever they are made of.
@Tag("process")
class WindowAccessibilityTest {
  private static final double TEXT = 4.5;
  private static final double MARKS = 3;
  private static final double LARGEST_MARK = 26;
  private static final double LINE = 20;

  /// What opens a lens, a panel or a form; those that a window has not are left out.
  private static final List<String> OPENERS =
      List.of(
          "lens-stuck",
          "lens-jobs",
          "lens-watched",
          "find-stuck",
          "connection",
          "poll",
          "paste",
          "history-toggle",
          "history-charts-button",
          "status-tasks");

  @TempDir private Path data;
  @RegisterExtension private final OpenedWindow window = new OpenedWindow(() -> data);
  private final FxRobot robot = window.robot();

  @BeforeEach
  void choose() {
    window.size(1280, 860);
    window.chooseFirstJob();
  }

  @Test
  void everyControlHasANameAndARole() {
    Set<String> unnamed = new LinkedHashSet<>();
    everywhere(
        scene ->
            SceneTree.shown(scene.getRoot()).stream()
                .filter(WindowAccessibilityTest::needsName)
                .filter(
                    node ->
                        SceneTree.name(node).isBlank()
                            || node.getAccessibleRole() == null
                            || node.getAccessibleRole() == AccessibleRole.NODE
                            || node.getAccessibleRole() == AccessibleRole.PARENT)
                .map(SceneTree::describe)
                .forEach(unnamed::add));
    assertEquals("", String.join("\n", unnamed));
  }

  private static boolean needsName(Node node) {
    return node.isFocusTraversable() && !(node instanceof ScrollBar);
  }

  @Test
  void eachTabStopShowsThatItHasTheFocus() throws Exception {
    Set<String> unseen = new LinkedHashSet<>();
    List<Node> stops = new ArrayList<>();
    robot.interact(() -> window.jobs().requestFocus());
    Pixels before = pixels();
    for (int i = 0; i < 120; i++) {
      robot.push(KeyCode.TAB);
      Pixels after = pixels();
      Node owner = onFx(() -> window.scene().getFocusOwner());
      if (stops.contains(owner)) {
        break;
      }
      stops.add(owner);
      Pixels earlier = before;
      robot.interact(
          () -> {
            Optional<Bounds> seen = SceneTree.seen(owner);
            if (seen.isEmpty() || after.differing(earlier, around(seen.get())) < 8) {
              unseen.add(SceneTree.describe(owner));
            }
          });
      before = after;
    }
    assertTrue(stops.size() > 10, () -> "only " + stops.size() + " tab stops");
    assertEquals("", String.join("\n", unseen));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void textAndMarksHaveEnoughContrast(String theme) {
    robot.interact(() -> fire("appearance-" + theme.toLowerCase(Locale.ROOT)));
    Set<String> weak = new LinkedHashSet<>();
    int[] measured = {0};
    everywhere(
        scene -> {
          Pixels pixels = Pixels.of(scene, 2);
          for (Node node : SceneTree.shown(scene.getRoot())) {
            double least = needed(node);
            Optional<Bounds> seen =
                least > 0
                    ? SceneTree.seen(node).filter(bounds -> isWhole(node, bounds))
                    : Optional.empty();
            if (seen.isPresent()) {
              measured[0]++;
              double contrast = pixels.contrast(seen.get());
              if (contrast < least) {
                weak.add("%.2f %s".formatted(contrast, SceneTree.describe(node)));
              }
            }
          }
        });
    assertTrue(measured[0] > 200, () -> "only " + measured[0] + " texts and marks");
    assertEquals("", String.join("\n", weak));
  }

  /// Of a line that is scrolled out of sight but for its edge, there is no stroke to measure.
  private static boolean isWhole(Node node, Bounds seen) {
    return seen.getHeight() >= Math.min(Math.floor(node.getLayoutBounds().getHeight()), LINE);
  }

  /// Returns the contrast that a node must have; 0 for what shows nothing, and for what cannot be
  /// used now.
  private static double needed(Node node) {
    if (node.isDisabled() || node.getOpacity() == 0) {
      return 0;
    }
    if (node instanceof FontIcon) {
      return MARKS;
    }
    if (node instanceof Text text) {
      return text.getText().isBlank() ? 0 : TEXT;
    }
    boolean mark =
        node instanceof Shape
            && !node.getStyleClass().contains("mnemonic-underline") // seen while Alt is pressed
            && node.getLayoutBounds().getWidth() <= LARGEST_MARK
            && node.getLayoutBounds().getHeight() <= LARGEST_MARK
            && !node.getStyleClass().isEmpty();
    return mark ? MARKS : 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void aSelectedRowHasABarBesideIt(String theme) {
    robot.interact(() -> fire("appearance-" + theme.toLowerCase(Locale.ROOT)));
    robot.interact(
        () -> {
          window.jobs().requestFocus();
          bar(true);
          window.scene().lookup("#history-search").requestFocus();
          bar(true);
          window.jobs().getSelectionModel().clearSelection();
          bar(false);
        });
  }

  private void bar(boolean wanted) {
    window.jobs().layout();
    Node row =
        window.jobs().lookupAll(".table-row-cell").stream()
            .filter(one -> one.localToScene(0, 0).getY() > 0)
            .min(Comparator.comparingDouble(one -> one.localToScene(0, 0).getY()))
            .orElseThrow();
    Bounds bounds = row.localToScene(row.getLayoutBounds());
    Pixels pixels = Pixels.of(window.scene(), 1);
    Bounds left = new BoundingBox(bounds.getMinX() + 1, bounds.getMinY() + 6, 1, 10);
    double contrast = Pixels.contrast(pixels.ground(left), pixels.ground(bounds));
    assertEquals(wanted, contrast >= MARKS, () -> "contrast of the bar: " + contrast);
  }

  @Test
  void nothingMovesByItselfWhileTheSystemAsksForThat() {
    SimpleBooleanProperty reduced = new SimpleBooleanProperty();
    robot.interact(
        () -> {
          Parent root = window.scene().getRoot();
          Theme.calm(root, reduced);
          TabPane tabs =
              (TabPane)
                  SceneTree.shown(root).stream()
                      .filter(TabPane.class::isInstance)
                      .findFirst()
                      .orElseThrow();
          assertEquals("GROW", openTabAnimation(tabs));
          reduced.set(true);
          root.applyCss();
          assertNotEquals("GROW", openTabAnimation(tabs));
        });
  }

  private static <S extends Styleable> String openTabAnimation(TabPane tabs) {
    for (CssMetaData<? extends Styleable, ?> css : tabs.getCssMetaData()) {
      if (css.getProperty().equals("-fx-open-tab-animation")) {
        @SuppressWarnings("unchecked")
        CssMetaData<S, ?> ofTabs = (CssMetaData<S, ?>) css;
        @SuppressWarnings("unchecked")
        S pane = (S) tabs;
        return String.valueOf(ofTabs.getStyleableProperty(pane).getValue());
      }
    }
    return "";
  }

  /// Does something with the window as it is, and with each lens, tab and panel opened.
  private void everywhere(Consumer<Scene> look) {
    robot.interact(() -> scenes().forEach(look));
    for (String opener : OPENERS) {
      boolean[] opened = {false};
      robot.interact(() -> opened[0] = fire(opener));
      if (opened[0]) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> scenes().forEach(look));
        robot.push(KeyCode.ESCAPE);
        robot.interact(
            () -> {
              if (windows().size() > 1) {
                fire(opener);
              }
            });
      }
    }
    List<TabPane> panes = new ArrayList<>();
    robot.interact(
        () ->
            window.shown().stream()
                .filter(TabPane.class::isInstance)
                .forEach(pane -> panes.add((TabPane) pane)));
    for (TabPane pane : panes) {
      for (Tab tab : pane.getTabs()) {
        robot.interact(() -> pane.getSelectionModel().select(tab));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> scenes().forEach(look));
      }
    }
  }

  private static List<Window> windows() {
    return Window.getWindows().stream().filter(Window::isShowing).toList();
  }

  private static List<Scene> scenes() {
    return windows().stream()
        .map(Window::getScene)
        .peek(scene -> scene.getRoot().applyCss())
        .peek(scene -> scene.getRoot().layout())
        .toList();
  }

  private boolean fire(String id) {
    Optional<ButtonBase> button =
        Optional.ofNullable(window.scene().lookup("#" + id))
            .filter(ButtonBase.class::isInstance)
            .map(ButtonBase.class::cast)
            .filter(one -> !one.isDisabled());
    button.ifPresent(ButtonBase::fire);
    if (button.isEmpty()) {
      menuItems().filter(item -> id.equals(item.getId())).findFirst().ifPresent(MenuItem::fire);
    }
    return button.isPresent();
  }

  private Stream<MenuItem> menuItems() {
    return ((MenuBar) window.scene().lookup(".menu-bar"))
        .getMenus().stream().flatMap(menu -> menu.getItems().stream());
  }

  private Pixels pixels() throws Exception {
    return onFx(() -> Pixels.of(window.scene(), 1));
  }

  private static Bounds around(Bounds bounds) {
    return new BoundingBox(
        bounds.getMinX() - 4, bounds.getMinY() - 4, bounds.getWidth() + 8, bounds.getHeight() + 8);
  }

  private static <T> T onFx(Callable<T> work) throws Exception {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }
}
