package dev.jobinspector.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.ui.common.command.Command;
import dev.jobinspector.ui.common.command.CommandMenu;
import dev.jobinspector.ui.common.command.CommandMenus;
import dev.jobinspector.ui.common.command.Commands;
import dev.jobinspector.ui.common.command.Shortcuts;
import dev.jobinspector.ui.common.overlay.OverlayPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// Commands in a window: their keys, their menus, and the palette, by keyboard alone.
@Tag("process")
class PaletteTest {
  private final FxRobot robot = new FxRobot();
  private final List<String> done = new ArrayList<>();
  private final Commands commands = new Commands();
  private ListView<String> list;
  private TextField field;
  private PalettePane palette;

  @BeforeEach
  void open() throws TimeoutException {
    Stage stage = FxToolkit.registerPrimaryStage();
    list = new ListView<>();
    field = new TextField();
    OverlayPane pane = new OverlayPane(new VBox(list, field));
    palette = new PalettePane(commands, List::of, pane);
    robot.interact(
        () -> {
          commands.add(CommandMenu.FILE, command("open-palette", "Commands…").on("Shortcut+K"));
          commands.add(
              CommandMenu.JOB,
              command("acknowledge", "Acknowledge job").inListsOnTyped("a").on("Shortcut+Enter"),
              command("open-case", "Open").inListsOn("Enter"),
              command("retry", "Retry stage…")
                  .unless(new SimpleObjectProperty<>(Optional.of("The stage has not failed."))));
          MenuBar bar = CommandMenus.bar(commands);
          list.getItems().setAll("one", "two");
          ((VBox) list.getParent()).getChildren().addFirst(bar);
          Scene scene = new Scene(pane, 700, 500);
          Shortcuts.install(scene, commands, pane);
          stage.setScene(scene);
          stage.show();
          stage.toFront();
          list.requestFocus();
        });
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  private Command command(String id, String title) {
    return Command.of(
        id,
        title,
        () -> {
          done.add(id);
          if (id.equals("open-palette")) {
            palette.open();
          }
        });
  }

  @Test
  void aCommandIsFoundAndDoneByKeyboardAndTheFocusGoesBack() {
    assertFalse(palette.isVisible());
    robot.push(KeyCode.CONTROL, KeyCode.K);
    PatientUser.await(() -> robot.lookup("#palette-search").query().equals(focused()));
    robot.write("ack");
    robot.push(KeyCode.ENTER);
    PatientUser.await(() -> done.equals(List.of("open-palette", "acknowledge")));
    PatientUser.await(() -> list.equals(focused()) && !palette.isVisible());
  }

  @Test
  void escapeClosesItAndWhatIsNotPossibleIsNotDone() {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("retry");
    robot.push(KeyCode.ENTER);
    PatientUser.await(() -> palette.isVisible());
    TextField search = robot.lookup("#palette-search").queryAs(TextField.class);
    assertTrue(search.getAccessibleText().contains("The stage has not failed."));
    robot.push(KeyCode.ESCAPE);
    PatientUser.await(() -> !palette.isVisible() && list.equals(focused()));
    assertEquals(List.of("open-palette"), done);
  }

  @Test
  void lettersAndEnterActInTheListAndAreTypedInTheField() {
    robot.write("a");
    robot.push(KeyCode.ENTER);
    PatientUser.await(() -> done.equals(List.of("acknowledge", "open-case")));
    robot.interact(field::requestFocus);
    robot.write("a");
    robot.push(KeyCode.ENTER);
    PatientUser.await(() -> field.getText().equals("a"));
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    PatientUser.await(() -> done.equals(List.of("acknowledge", "open-case", "acknowledge")));
  }

  @Test
  void tabLeavesATextArea() {
    TextArea area = new TextArea();
    robot.interact(
        () -> {
          ((VBox) list.getParent()).getChildren().addAll(area, new Button("Send"));
          area.requestFocus();
        });
    robot.write("x");
    robot.push(KeyCode.TAB);
    PatientUser.await(() -> focused() instanceof Button);
    robot.push(KeyCode.SHIFT, KeyCode.TAB);
    PatientUser.await(() -> area.equals(focused()) && area.getText().equals("x"));
  }

  @Test
  void menusShowTheSameCommandsWithTheirKeysAndLetters() {
    MenuBar bar = (MenuBar) robot.lookup(".menu-bar").query();
    assertEquals(List.of("_File", "_Job"), bar.getMenus().stream().map(m -> m.getText()).toList());
    List<MenuItem> job = bar.getMenus().get(1).getItems();
    assertEquals("_Acknowledge job", job.get(0).getText());
    assertEquals("Ctrl+↵", job.get(0).getAccelerator().getDisplayText());
    assertEquals("_Open  (↵)", job.get(1).getText());
    assertTrue(job.get(2).isDisable());
    robot.interact(job.get(0)::fire);
    assertEquals(List.of("acknowledge"), done);
  }

  private Object focused() {
    return list.getScene().getFocusOwner();
  }
}
