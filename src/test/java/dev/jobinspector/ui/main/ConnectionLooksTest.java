package dev.jobinspector.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.MfaQuestion;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.testing.Pixels;
import dev.jobinspector.testing.SceneTree;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// Each panel about the connection, over production: everything can be read in both looks, and
/// nothing is cut or pushed out of the smallest window.
@Tag("process")
class ConnectionLooksTest {
  private static final double TEXT = 4.5;
  private static final double MARKS = 3;

  @TempDir private Path data;
  private final FxRobot robot = new FxRobot();
  private final PlayedWindow played = new PlayedWindow();
  private final Set<String> faults = new LinkedHashSet<>();
  private int measured;

  @BeforeEach
  void open() throws TimeoutException {
    played.open(data);
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void everythingCanBeReadInBothLooks() {
    robot.interact(() -> size(1280, 860));
    eachPanel(
        panel -> {
          for (Theme look : new Theme[] {new PrimerLight(), new PrimerDark()}) {
            Application.setUserAgentStylesheet(look.getUserAgentStylesheet());
            readable(panel + ", " + look.getName());
          }
        });
    assertTrue(measured > 200, () -> "only " + measured + " texts and marks");
    assertEquals("", String.join("\n", faults));
  }

  @Test
  void nothingIsCutInTheSmallestWindow() {
    robot.interact(() -> size(800, 480));
    eachPanel(this::uncut);
    assertEquals("", String.join("\n", faults));
  }

  @FunctionalInterface
  private interface Look {
    void at(String panel);
  }

  private void eachPanel(Look look) {
    robot.interact(
        () ->
            played
                .model()
                .connection()
                .connect(
                    new ConnectionChoice.Aws(
                        Optional.of("prod-deploy"), Optional.empty(), Optional.empty())));
    PatientUser.await(() -> played.stage().getTitle().startsWith("PRODUCTION"));
    robot.interact(() -> played.model().notice().dismiss());
    panel("picker", () -> fire("connection"), () -> there("connection-list"), look);
    panel("ties", () -> menu("open-trust"), () -> there("trust-form"), look);
    panel("account", () -> fire("read-only"), () -> there("unlock-account"), look);
    panel("approval", this::ask, () -> node("approval").isVisible(), look);
    panel("policy", () -> menu("open-policy"), () -> node("policy").isVisible(), look);
    SignInPrompt.Shown code = played.prompt().show(PlayedWindow.code("AAAA-BBBB"), () -> {});
    panel("sign-in", () -> {}, () -> there("sign-in-code"), look);
    code.close();
    PatientUser.await(() -> !there("sign-in-code"));
    FutureTask<Optional<String>> mfa =
        new FutureTask<>(
            () ->
                played
                    .prompt()
                    .mfaCode(
                        new MfaQuestion(
                            "ops-read",
                            "arn:aws:iam::111122223333:mfa/ann",
                            "arn:aws:iam::111122223333:role/Ops",
                            Optional.of("The code was not taken."))));
    Thread.ofVirtual().start(mfa);
    panel("mfa", () -> {}, () -> there("mfa-code"), look);
    robot.interact(() -> played.prompt().giveUp());
    PatientUser.await(mfa::isDone);
    played
        .connector()
        .failWith(
            new ConnectionException(
                "The sign-in of profile prod-deploy has expired.",
                new NextStep.SignIn("prod-deploy")));
    panel(
        "problem",
        () -> played.model().connection().connect(),
        () -> node("connection-next").getParent().isVisible(),
        look);
  }

  private void ask() {
    played
        .model()
        .connections()
        .production()
        .ask(
            played.model().connection().currentProperty().get().orElseThrow(),
            Operation.ACKNOWLEDGE_JOB,
            () -> {});
  }

  private void menu(String id) {
    ((MenuBar) scene().lookup(".menu-bar"))
        .getMenus().stream()
            .flatMap(menu -> menu.getItems().stream())
            .filter(item -> id.equals(item.getId()))
            .findFirst()
            .orElseThrow()
            .fire();
  }

  private void panel(String name, Runnable open, BooleanSupplier opened, Look look) {
    robot.interact(open);
    PatientUser.await(opened::getAsBoolean);
    robot.interact(() -> look.at(name));
    robot.push(KeyCode.ESCAPE);
  }

  private void readable(String where) {
    Scene scene = scene();
    for (int pass = 0; pass < 2; pass++) {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
    Pixels pixels = Pixels.of(scene, 2);
    for (Node node : SceneTree.shown(scene.getRoot()).stream().filter(this::isAbout).toList()) {
      double least = needed(node);
      Optional<Bounds> seen = least > 0 ? SceneTree.seen(node) : Optional.empty();
      if (seen.isPresent() && seen.get().getHeight() >= node.getLayoutBounds().getHeight() - 1) {
        measured++;
        double contrast = pixels.contrast(seen.get());
        if (contrast < least) {
          faults.add("%s: %.2f %s".formatted(where, contrast, SceneTree.describe(node)));
        }
      }
    }
  }

  /// What is under an open overlay cannot be used.
  private boolean isAbout(Node node) {
    List<String> styles =
        SceneTree.parents(node).flatMap(parent -> parent.getStyleClass().stream()).toList();
    return scene().lookup(".overlay-shade").isVisible()
        ? styles.contains("overlay")
        : styles.contains("main-tool-bar")
            || styles.contains("panel")
            || styles.contains("notice")
            || styles.contains("status-bar");
  }

  private static double needed(Node node) {
    boolean off = SceneTree.parents(node).anyMatch(Node::isDisabled) || node.isDisabled();
    if (off || node.getOpacity() == 0) {
      return 0;
    }
    if (node instanceof Text text) {
      return text.getText().isBlank() ? 0 : TEXT;
    }
    return node instanceof SVGPath ? MARKS : 0;
  }

  private void uncut(String panel) {
    Scene scene = scene();
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    for (Node node : SceneTree.shown(scene.getRoot())) {
      if (node instanceof ButtonBase button && !"connection".equals(button.getId())) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        boolean outside =
            !SceneTree.scrolls(node)
                && (bounds.getMaxX() > scene.getWidth() + 1
                    || bounds.getMaxY() > scene.getHeight() + 1);
        if (outside || SceneTree.isCut((Labeled) node)) {
          faults.add(panel + ": " + SceneTree.describe(node));
        }
      }
    }
  }

  private void size(double width, double height) {
    played.stage().setWidth(width);
    played.stage().setHeight(height);
  }

  private void fire(String id) {
    ((ButtonBase) node(id)).fire();
  }

  private Scene scene() {
    return played.stage().getScene();
  }

  private boolean there(String id) {
    return scene().lookup("#" + id) != null;
  }

  private Node node(String id) {
    return Optional.ofNullable(scene().lookup("#" + id)).orElseThrow();
  }
}
