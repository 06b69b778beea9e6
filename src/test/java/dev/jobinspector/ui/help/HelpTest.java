package dev.jobinspector.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.ui.common.command.Command;
import dev.jobinspector.ui.common.command.CommandMenu;
import dev.jobinspector.ui.common.command.Commands;
import dev.jobinspector.ui.common.overlay.OverlayPane;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// Help in a window, without a network.
@Tag("process")
class HelpTest {
  private final FxRobot robot = new FxRobot();
  private final Commands commands = new Commands();
  private ListView<String> list;
  private OverlayPane overlays;
  private GuidePane guide;
  private ShortcutsPane shortcuts;
  private AboutPane about;

  @BeforeEach
  void open() throws TimeoutException {
    Stage stage = FxToolkit.registerPrimaryStage();
    commands.add(
        CommandMenu.JOB,
        Command.of("acknowledge", "Acknowledge job", () -> {}).inListsOnTyped("a"),
        Command.of("palette", "Commands…", () -> {}).on("Shortcut+K"));
    list = new ListView<>();
    overlays = new OverlayPane(list);
    guide = new GuidePane(overlays);
    shortcuts = new ShortcutsPane(commands, overlays);
    about = new AboutPane(Path.of("/home/ann/data"), overlays);
    robot.interact(
        () -> {
          stage.setScene(new Scene(overlays, 800, 480));
          stage.show();
          stage.toFront();
          list.requestFocus();
        });
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void theGuideOpensAtAHeadingAndItsLinksLeadOn() {
    robot.interact(() -> guide.open());
    assertTrue(texts().contains("User guide"));
    assertTrue(overlays.shownProperty().get().isPresent());
    robot.interact(() -> guide.open("user-guide.md#i-got-invalidnonce"));
    ScrollPane scroll = robot.lookup("#guide-text").queryAs(ScrollPane.class);
    assertTrue(scroll.getVvalue() > 0.1, () -> "scrolled to " + scroll.getVvalue());
    robot.interact(() -> guide.open("troubleshooting.md"));
    assertTrue(texts().contains("When no connection can be made"));
    robot.interact(() -> guide.open("https://elsewhere.example"));
    assertTrue(texts().contains("When no connection can be made"));
    robot.push(KeyCode.ESCAPE);
    PatientUser.await(() -> overlays.shownProperty().get().isEmpty() && list.isFocused());
  }

  @Test
  void theShortcutsOfWhatIsFocusedComeFirst() {
    robot.interact(() -> shortcuts.open());
    assertEquals(
        List.of("Here", "a", "Acknowledge job", "Ctrl+K", "Commands…"),
        texts().subList(1, texts().size() - 1));
    robot.interact(
        () -> {
          overlays.close();
          overlays.requestFocus();
          shortcuts.open();
        });
    assertTrue(texts().contains("Elsewhere"));
  }

  @Test
  void aboutSaysTheVersionsAndCopiesThem() {
    robot.interact(() -> about.open());
    robot.clickOn("#about-copy");
    PatientUser.await(
        () ->
            clipboard().contains("Data folder: /home/ann/data\n")
                && clipboard().contains("Java: " + System.getProperty("java.version"))
                && clipboard().contains("AWS SDK for Java: "));
  }

  @Test
  void tabStaysInTheHelp() {
    robot.interact(() -> about.open());
    for (int i = 0; i < 5; i++) {
      robot.push(KeyCode.TAB);
      assertFalse(list.isFocused());
    }
  }

  private List<String> texts() {
    return robot
        .from(overlays.shownProperty().get().orElseThrow())
        .lookup((Node node) -> node instanceof Labeled)
        .queryAllAs(Labeled.class)
        .stream()
        .map(Labeled::getText)
        .toList();
  }

  private static String clipboard() {
    return String.valueOf(Clipboard.getSystemClipboard().getString());
  }
}
