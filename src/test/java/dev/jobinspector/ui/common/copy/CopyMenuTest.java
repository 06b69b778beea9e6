package dev.jobinspector.ui.common.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.ui.common.Columns;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

@Tag("process")
class CopyMenuTest {
  private record Row(String name, Optional<String> state, Optional<String> job) {}

  private static final Row WEB = new Row("web", Optional.of("Failed"), Optional.of("job-1"));
  private static final Row SHOP = new Row("shop\tand more", Optional.empty(), Optional.of("job-2"));
  private static final Row BATCH = new Row("batch", Optional.empty(), Optional.empty());

  private final FxRobot robot = new FxRobot();
  private final PatientUser user = new PatientUser(robot);
  private TableView<Row> table;
  private ListView<Row> list;
  private CopiedLabel said;

  @BeforeEach
  void open() throws TimeoutException {
    Stage stage = FxToolkit.registerPrimaryStage();
    table = new TableView<>();
    list = new ListView<>();
    said = new CopiedLabel();
    table.setId("rows");
    list.setId("list");
    table.getColumns().add(Columns.text("Name", 200, Row::name));
    table
        .getColumns()
        .add(
            Columns.nodes(
                "State",
                100,
                Row::state,
                state -> state.orElse("not known"),
                state -> new Label(state.orElse(""))));
    RowCopy<Row> copy =
        new RowCopy<>(
            Row::job,
            row -> row.job().map(id -> URI.create("https://console.example/" + id)),
            row -> row.job().map(id -> "acknowledge-job --job-id " + id));
    CopyMenu.install(table, copy, List.of());
    CopyMenu.install(list, row -> row.name() + "\t" + row.job().orElse(""), copy, List.of());
    table.getItems().setAll(WEB, SHOP, BATCH);
    list.getItems().setAll(WEB, SHOP, BATCH);
    robot.interact(
        () -> {
          stage.setScene(new Scene(new VBox(table, list, said), 600, 500));
          stage.show();
          stage.toFront();
        });
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void severalRowsAreSelectedAndCopiedAsTabSeparatedLines() {
    user.choose(table, WEB::equals);
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    robot.push(KeyCode.CONTROL, KeyCode.C);
    PatientUser.await(() -> clipboard().equals("web\tFailed\nshop\\u0009and more\tnot known"));
    says("Copied 2 rows");
  }

  @Test
  void theMenuCopiesTheCellThatWasClickedTheIdTheLinkAndTheCommand() {
    user.choose(table, WEB::equals);
    robot.rightClickOn("Failed").clickOn("#rows-copy-cell");
    PatientUser.await(() -> clipboard().equals("Failed"));
    says("Copied the cell");
    user.chooseFromMenu(table, WEB::equals, "#rows-copy-id");
    PatientUser.await(() -> clipboard().equals("job-1"));
    user.chooseFromMenu(table, WEB::equals, "#rows-copy-link");
    PatientUser.await(() -> clipboard().equals("https://console.example/job-1"));
    says("Copied the console link");
    user.chooseFromMenu(table, WEB::equals, "#rows-copy-command");
    PatientUser.await(() -> clipboard().equals("acknowledge-job --job-id job-1"));
    user.chooseFromMenu(table, WEB::equals, "#rows-copy-row");
    PatientUser.await(() -> clipboard().equals("web\tFailed"));
  }

  @Test
  void whatARowHasNotIsDisabledInItsMenu() {
    user.choose(table, BATCH::equals);
    assertTrue(item("rows-copy-id").isDisable());
    assertTrue(item("rows-copy-link").isDisable());
    assertTrue(!item("rows-copy-row").isDisable());
    user.choose(table, SHOP::equals);
    assertTrue(!item("rows-copy-id").isDisable());
  }

  @Test
  void aListCopiesItsRowsToo() {
    robot.interact(
        () -> {
          list.getSelectionModel().selectIndices(0, 2);
          list.requestFocus();
        });
    robot.push(KeyCode.CONTROL, KeyCode.C);
    PatientUser.await(() -> clipboard().equals("web\tjob-1\nbatch\t"));
    assertEquals(4, list.getContextMenu().getItems().size());
  }

  @Test
  void aSecretIsNotNamedAndTheClearingOfTheClipboardIsSaid() {
    robot.interact(() -> Copied.copySecret("s3cret", Duration.ofSeconds(10)));
    says("Copied the secret: the clipboard is cleared after 10 seconds");
  }

  @Test
  void whatWasSaidGoesAgain() {
    robot.interact(() -> Copied.copySecret("s3cret", Duration.ofMillis(1)));
    PatientUser.await(() -> !said.isVisible() && said.getText().isEmpty());
  }

  private void says(String words) {
    PatientUser.await(() -> said.isVisible() && said.getText().equals(words));
  }

  private MenuItem item(String id) {
    var row = (javafx.scene.control.TableRow<?>) robot.lookup(".table-row-cell").query();
    return row.getContextMenu().getItems().stream()
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  private String clipboard() {
    return String.valueOf(Clipboard.getSystemClipboard().getString());
  }
}
