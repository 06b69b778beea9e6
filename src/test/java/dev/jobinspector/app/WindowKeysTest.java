package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.PatientUser;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The whole window by keyboard alone.
@Tag("process")
class WindowKeysTest {
  @TempDir private Path data;
  @RegisterExtension private final OpenedWindow window = new OpenedWindow(() -> data);
  private final FxRobot robot = window.robot();

  @BeforeEach
  void focus() {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    PatientUser.await(() -> window.jobs().equals(focused()));
  }

  @Test
  void rowsAreChosenByLettersAndTheirJobIsCopiedAndAcknowledged() {
    robot.write("j");
    PatientUser.await(() -> selected() >= 0);
    int first = selected();
    robot.write("j");
    PatientUser.await(() -> selected() == first + 1);
    robot.write("k");
    PatientUser.await(() -> selected() == first);
    PatientUser.await(() -> input("acknowledge-job-id").getText().length() == 36);
    robot.write("c");
    PatientUser.await(
        () ->
            input("acknowledge-job-id")
                .getText()
                .equals(Clipboard.getSystemClipboard().getString()));
    robot.write("a");
    PatientUser.await(() -> input("acknowledge-nonce").equals(focused()));
    robot.write("a7");
    PatientUser.await(() -> input("acknowledge-nonce").getText().endsWith("a7"));
  }

  @Test
  void lensesFilterSearchAndHistoryHaveTheirKeysAndEscGoesBack() {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    PatientUser.await(
        () -> toggle("lens-stuck").isSelected() && node("worklist").equals(focused()));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    PatientUser.await(() -> toggle("lens-watched").isSelected());
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    PatientUser.await(() -> jobs().equals(focused()));
    robot.write("/");
    PatientUser.await(() -> node("jobs-filter").equals(focused()));
    robot.write("?h/");
    PatientUser.await(() -> input("jobs-filter").getText().equals("?h/"));

    robot.push(KeyCode.CONTROL, KeyCode.F);
    PatientUser.await(
        () ->
            node("history-search").equals(focused())
                && node("history-table").getParent().isVisible());
    robot.push(KeyCode.ESCAPE);
    PatientUser.await(() -> !node("history-table").getParent().isVisible());
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    PatientUser.await(() -> node("connection-form") != null);
    robot.push(KeyCode.ESCAPE);
    PatientUser.await(() -> node("connection-form") == null);
  }

  @Test
  void thePaletteFindsActsJobsAndHelpAndSaysWhyAnActIsNotPossible() {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    PatientUser.await(() -> node("palette-search").equals(focused()));
    robot.write("retry");
    PatientUser.await(
        () -> input("palette-search").getAccessibleText().contains("not possible now"));
    robot.push(KeyCode.ESCAPE);
    PatientUser.await(() -> jobs().equals(focused()));

    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("storefront");
    robot.push(KeyCode.ENTER);
    PatientUser.await(() -> !node("palette").isVisible());

    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("about");
    robot.push(KeyCode.ENTER);
    PatientUser.await(() -> node("about").isVisible());
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.F1);
    PatientUser.await(() -> node("shortcuts").isVisible());
    robot.push(KeyCode.ESCAPE);
    PatientUser.await(() -> !node("shortcuts").isVisible());
    assertTrue(window.stage().isShowing());
  }

  @Test
  void theLayoutIsPutBack() {
    robot.interact(
        () -> {
          jobs().getColumns().getFirst().setVisible(false);
          jobs().getColumns().add(jobs().getColumns().removeFirst());
        });
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("put the layout");
    robot.push(KeyCode.ENTER);
    PatientUser.await(() -> jobs().getColumns().getFirst().getText().equals("Status"));
    assertTrue(jobs().getColumns().getFirst().isVisible());
    assertEquals(jobs().getColumns().size(), jobs().getVisibleLeafColumns().size());
  }

  private int selected() {
    return jobs().getSelectionModel().getSelectedIndex();
  }

  private Node focused() {
    return window.scene().getFocusOwner();
  }

  private Node node(String id) {
    return window.node(id);
  }

  private ToggleButton toggle(String id) {
    return window.node(id, ToggleButton.class);
  }

  private TextField input(String id) {
    return window.node(id, TextField.class);
  }

  private TableView<Object> jobs() {
    return window.jobs();
  }
}
