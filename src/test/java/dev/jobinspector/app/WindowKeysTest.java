package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.testing.PatientUser;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
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

  /// The keys that the guide lists, and the commands that they are for.
  @Test
  void eachKeyStandsInTheMenuAndOnTheSheetOfShortcuts() {
    Map<String, String> keys =
        Map.ofEntries(
            Map.entry("open-palette", "Ctrl+K"),
            Map.entry("open-shortcuts", "F1"),
            Map.entry("filter", "/"),
            Map.entry("next-row", "j"),
            Map.entry("previous-row", "k"),
            Map.entry("open-case", "↵"),
            Map.entry("job-acknowledge", "a"),
            Map.entry("job-report-failure", "f"),
            Map.entry("job-retry-stage", "r"),
            Map.entry("job-watch", "w"),
            Map.entry("copy-job-id", "c"),
            Map.entry("job-open-console", "o"),
            Map.entry("toggle-history", "h"),
            Map.entry("step-back", "Escape"),
            Map.entry("view-stuck", "Ctrl+1"),
            Map.entry("view-jobs", "Ctrl+2"),
            Map.entry("view-watched", "Ctrl+3"),
            Map.entry("search", "Ctrl+F"),
            Map.entry("open-connection", "Ctrl+,"));
    assertEquals(keys, shownInMenus(keys.keySet()));
    robot.push(KeyCode.F1);
    PatientUser.await(() -> node("shortcuts").isVisible());
    Set<String> sheet =
        robot.from(node("shortcuts")).lookup(".shortcut-keys").queryAllAs(Label.class).stream()
            .flatMap(label -> Stream.of(label.getText().split("  or  ", -1)))
            .collect(Collectors.toSet());
    assertTrue(sheet.containsAll(keys.values()), sheet::toString);
    assertTrue(sheet.contains("?"), sheet::toString);
  }

  private Map<String, String> shownInMenus(Set<String> commands) {
    return OpenedWindow.onFx(
        () ->
            ((MenuBar) window.scene().lookup(".menu-bar"))
                .getMenus().stream()
                    .flatMap(menu -> menu.getItems().stream())
                    .filter(item -> item.getId() != null && commands.contains(item.getId()))
                    .collect(Collectors.toMap(MenuItem::getId, WindowKeysTest::key)));
  }

  private static String key(MenuItem item) {
    if (item.getAccelerator() != null) {
      return item.getAccelerator().getDisplayText();
    }
    String text = item.getText();
    return text.contains("  (") ? text.substring(text.lastIndexOf('(') + 1, text.length() - 1) : "";
  }

  @Test
  void lettersWatchOpenTheHistoryRetryAndAsk() {
    robot.interact(
        () -> {
          int failed = jobs().getItems().size();
          while (!row(--failed).contains("Failed")) {
            assertTrue(failed > 0, "no failed job");
          }
          jobs().getSelectionModel().clearAndSelect(failed);
        });
    PatientUser.await(() -> window.scene().lookup("#case-stages .stage") != null);
    robot.write("w");
    PatientUser.await(() -> toggle("lens-watched").getText().endsWith("1"));
    robot.write("w");
    PatientUser.await(() -> toggle("lens-watched").getText().endsWith("0"));
    robot.write("h");
    PatientUser.await(() -> node("history-table").getParent().isVisible());
    robot.write("h");
    PatientUser.await(() -> !node("history-table").getParent().isVisible());
    robot.write("?");
    PatientUser.await(() -> node("shortcuts").isVisible());
    robot.push(KeyCode.ESCAPE);
    PatientUser.await(() -> jobs().equals(focused()));
    robot.write("r");
    PatientUser.await(() -> node("retry-form") != null);
    robot.push(KeyCode.ESCAPE);
    PatientUser.await(() -> node("retry-form") == null);
  }

  @Test
  void aFormThatClosesGivesTheFocusBackAndLettersActBesideTheListToo() {
    robot.write("j");
    PatientUser.await(() -> window.scene().lookup("#case-stages .stage") != null);
    robot.interact(() -> node("case-report").requestFocus());
    robot.write("r");
    PatientUser.await(() -> node("retry-form") != null);
    robot.interact(() -> node("retry-all").requestFocus());
    robot.push(KeyCode.ESCAPE);
    PatientUser.await(() -> node("retry-form") == null && jobs().equals(focused()));
    robot.interact(() -> node("connection").requestFocus());
    robot.write("w");
    PatientUser.await(() -> toggle("lens-watched").getText().endsWith("1"));
  }

  @Test
  void inANarrowWindowTheFocusGoesWithWhatIsShown() {
    robot.interact(() -> window.stage().setWidth(900));
    PatientUser.await(() -> node("case-back").isManaged());
    robot.write("j");
    PatientUser.await(() -> selected() >= 0);
    robot.push(KeyCode.ENTER);
    PatientUser.await(() -> node("case-back").equals(focused()));
    robot.write("w");
    PatientUser.await(() -> toggle("lens-watched").getText().endsWith("1"));
    PatientUser.await(() -> window.scene().lookup("#case-stages .stage") != null);
    robot.write("r");
    PatientUser.await(() -> node("retry-form") != null);
    robot.interact(() -> node("retry-all").requestFocus());
    robot.push(KeyCode.ESCAPE);
    PatientUser.await(() -> node("retry-form") == null && node("case-back").equals(focused()));
    robot.push(KeyCode.ESCAPE);
    PatientUser.await(() -> jobs().equals(focused()));
  }

  private String row(int index) {
    return ((KnownJob) jobs().getItems().get(index)).status().map(JobStatus::text).orElse("");
  }

  @Test
  void theButtonOfTheToolBarSearchesEverything() {
    window.offStage(
        root -> {
          OpenedWindow.layOut(root, 1280, 860);
          assertTrue(root.lookup("#search-everything").isVisible());
          OpenedWindow.layOut(root, 800, 480);
          assertFalse(root.lookup("#search-everything").isVisible());
        });
    robot.interact(() -> ((Button) node("search-everything")).fire());
    PatientUser.await(() -> node("palette-search").equals(focused()));
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
