package dev.jobinspector.ui.common.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// Where keys act. Controls need JavaFX to be started.
@Tag("process")
class ShortcutTest {
  private final Commands commands = new Commands();

  @BeforeAll
  static void start() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void aLetterActsInListsAlone() {
    commands.add(CommandMenu.JOB, command("acknowledge").inListsOnTyped("a"));
    assertEquals(Optional.of("acknowledge"), meant(typed("a"), new TableView<>()));
    assertEquals(Optional.of("acknowledge"), meant(typed("A"), new TableView<>()));
    assertEquals(Optional.empty(), meant(typed("a"), new TextField()));
    assertEquals(Optional.empty(), meant(typed("a"), new Button()));
    assertEquals(Optional.empty(), meant(typed("b"), new TableView<>()));
  }

  @Test
  void aQuestionMarkActsWhereverItIsNotTyped() {
    commands.add(CommandMenu.HELP, command("shortcuts").on("F1").onTyped("?"));
    assertEquals(Optional.of("shortcuts"), meant(typed("?"), new Button()));
    assertEquals(Optional.empty(), meant(typed("?"), new TextField()));
    assertEquals(Optional.of("shortcuts"), meant(pressed(KeyCode.F1, false), new TextField()));
  }

  @Test
  void aKeyWithControlIsNoLetter() {
    commands.add(CommandMenu.JOB, command("copy").inListsOnTyped("c"));
    commands.add(CommandMenu.FILE, command("palette").on("Shortcut+K"));
    KeyEvent controlC =
        new KeyEvent(KeyEvent.KEY_TYPED, "c", "", KeyCode.UNDEFINED, false, true, false, false);
    assertEquals(Optional.empty(), meant(controlC, new TableView<>()));
    assertEquals(Optional.of("palette"), meant(pressed(KeyCode.K, true), new TextField()));
    assertEquals(Optional.empty(), meant(pressed(KeyCode.K, false), new TextField()));
  }

  private static Command command(String id) {
    return Command.of(id, id, () -> {});
  }

  private Optional<String> meant(KeyEvent event, Node focused) {
    return commands.meantBy(event, focused).map(Command::id);
  }

  private static KeyEvent typed(String character) {
    return new KeyEvent(
        KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false);
  }

  private static KeyEvent pressed(KeyCode code, boolean control) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
  }
}
