package dev.jobinspector.ui.acknowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.secret.SecretsOnScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The form's menus, with the desktop's file dialogs played.
@Tag("process")
class AcknowledgeViewTest {
  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final AcknowledgeViewModel model =
      new AcknowledgeViewModel(tasks, new DoubleClickGuard(() -> 0), _ -> {});
  private final FileChoice files =
      new FileChoice() {
        @Override
        public Optional<Path> saveAs(String suggestion) {
          return Optional.of(folder.resolve(suggestion));
        }

        @Override
        public Optional<Path> open(String title) {
          return Optional.of(folder.resolve("request.json"));
        }
      };

  @BeforeEach
  void show() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(this::show);
  }

  private void show(Stage stage) {
    RequestFileViewModel requestFile = new RequestFileViewModel(tasks, model);
    stage.setScene(
        new Scene(
            new AcknowledgeView(model, requestFile, files, new SecretsOnScreen(tasks), () -> {}),
            720,
            300));
    stage.show();
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void theFormIsFilledFromAFileAndSavedAsOneWithoutItsSecrets() throws IOException {
    Files.writeString(
        folder.resolve("request.json"),
        "{\"jobId\": \"partner-job\", \"nonce\": \"4711\", \"clientToken\": \"a-token\"}");
    choose("#acknowledge-file-open");
    assertEquals("partner-job", model.form().jobIdProperty().get());
    assertEquals(
        "request.json has job id, nonce, client token.",
        robot.lookup("#acknowledge-file-said").queryAs(Label.class).getText());

    choose("#acknowledge-file-save-yaml");
    assertFalse(Files.readString(folder.resolve("request.yaml")).contains("4711"));
  }

  @Test
  void askingForSecretsHoldsForOneSaveOnly() throws IOException {
    robot.interact(() -> model.form().nonceProperty().set("4711"));
    choose("#acknowledge-file-secrets");
    choose("#acknowledge-file-save-json");
    assertTrue(Files.readString(folder.resolve("request.json")).contains("4711"));
    choose("#acknowledge-file-save-json");
    assertFalse(Files.readString(folder.resolve("request.json")).contains("4711"));
  }

  private void choose(String item) {
    robot.clickOn("#acknowledge-file").clickOn(item);
    robot.interact(tasks::finishAll);
  }
}
