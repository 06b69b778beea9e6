package dev.jobinspector.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

@Tag("process")
class PatientUserTest {
  private final FxRobot robot = new FxRobot();

  @SuppressWarnings("NullAway.Init") // JUnit calls open first, and the toolkit is there by then.
  private TableView<Integer> table;

  private final PatientUser user = new PatientUser(robot);

  @BeforeEach
  void open() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    Stage stage = FxToolkit.registerStage(Stage::new);
    robot.interact(() -> table = new TableView<>());
    TableColumn<Integer, String> column = new TableColumn<>("Kind");
    column.setCellValueFactory(
        row -> new SimpleStringProperty(row.getValue() % 2 == 0 ? "a" : "b"));
    FxToolkit.setupSceneRoot(() -> table);
    robot.interact(
        () -> {
          table.getColumns().add(column);
          table.getItems().setAll(IntStream.range(0, 1_000).boxed().toList());
          stage.setWidth(300);
          stage.setHeight(300);
          stage.show();
        });
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  /// Half of the rows look alike: a cell is found by its row's item, not by its text.
  @Test
  void aRowFarDownIsChosenThoughTheFirstClickHitsAnother() {
    user.choose(table, item -> item == 10);
    AtomicInteger presses = new AtomicInteger();
    robot.interact(
        () ->
            table.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                press -> {
                  if (presses.incrementAndGet() == 1) {
                    press.consume();
                    table.getSelectionModel().select(11);
                  }
                }));
    user.choose(table, item -> item == 900);
    assertEquals(900, table.getSelectionModel().getSelectedItem());
    user.choose(table, item -> item == 11);
    assertEquals(11, table.getSelectionModel().getSelectedItem());
    assertEquals(3, presses.get());
  }
}
