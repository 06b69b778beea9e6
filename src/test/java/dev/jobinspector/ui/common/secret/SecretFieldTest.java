package dev.jobinspector.ui.common.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.ManualTaskRunner;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// Secrets on screen, with a clock and a clipboard of our own.
@Tag("process")
class SecretFieldTest {
  private final FxRobot robot = new FxRobot();
  private final ManualTaskRunner time = new ManualTaskRunner();
  private final StringProperty token = new SimpleStringProperty("");
  private final StringProperty code = new SimpleStringProperty("");
  private String clipboard = "";

  @BeforeEach
  void show() throws TimeoutException {
    SecretsOnScreen secrets =
        new SecretsOnScreen(
            time,
            new SecretsOnScreen.TextClipboard() {
              @Override
              public Optional<String> text() {
                return Optional.of(clipboard);
              }

              @Override
              public void put(String text) {
                clipboard = text;
              }
            });
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(
        stage -> {
          stage.setScene(
              new Scene(
                  new VBox(
                      new SecretField("token", token, secrets),
                      new SecretField("code", code, secrets)),
                  300,
                  100));
          stage.show();
        });
    robot.clickOn("#token").write("canary-4711");
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void aSecretIsRevealedForTenSecondsAndOneAtATime() {
    robot.interact(() -> reveal("token").setSelected(true));
    robot.interact(() -> time.elapse(Duration.ofMillis(9_999)));
    assertTrue(reveal("token").isSelected());
    robot.interact(() -> time.elapse(Duration.ofMillis(1)));
    assertFalse(reveal("token").isSelected());

    robot.interact(() -> code.set("123456"));
    robot.interact(() -> reveal("token").setSelected(true));
    robot.interact(() -> reveal("code").setSelected(true));
    assertFalse(reveal("token").isSelected());
  }

  @Test
  void aCopiedSecretLeavesTheClipboardUnlessSomethingElseIsThere() {
    robot.interact(() -> reveal("token").setSelected(true));
    copy();
    assertEquals("canary-4711", clipboard);
    robot.interact(() -> time.elapse(SecretsOnScreen.LIMIT));
    assertEquals("", clipboard);

    copy();
    clipboard = "what somebody copied later";
    robot.interact(() -> time.elapse(SecretsOnScreen.LIMIT));
    assertEquals("what somebody copied later", clipboard);
  }

  @Test
  void aMaskedSecretIsNotCopiedUndoneOrToldToAccessibilityTools() {
    robot.clickOn("#token").push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.C);
    assertEquals("", clipboard);
    robot.push(KeyCode.BACK_SPACE).push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals("", token.get());
    robot.interact(() -> token.set("canary-4711"));
    for (TextField field : robot.lookup(".text-input").queryAllAs(TextField.class)) {
      robot.interact(
          () -> {
            Object told = field.queryAccessibleAttribute(AccessibleAttribute.TEXT);
            assertFalse(String.valueOf(told).contains("canary"), String.valueOf(told));
          });
    }
  }

  private void copy() {
    robot.interact(
        () -> {
          TextField plain =
              robot.lookup(".monospace").queryAllAs(TextField.class).stream()
                  .filter(field -> field.getText().equals("canary-4711"))
                  .findFirst()
                  .orElseThrow();
          plain.selectAll();
          plain.copy();
        });
  }

  private ToggleButton reveal(String id) {
    return robot.lookup("#" + id + "-reveal").queryAs(ToggleButton.class);
  }
}
