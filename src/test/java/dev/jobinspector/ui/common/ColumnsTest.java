package dev.jobinspector.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.Mouse;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// What a cell of a table and its tooltip show of others' text.
@Tag("process")
class ColumnsTest {
  @Test
  void noReadingDirectionIsTurnedInACellOrItsTooltip() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          TableView<String> table = new TableView<>();
          table.getColumns().add(Columns.text("Action", 300, row -> row));
          table.getItems().add("build\u202Egnp.exe\u0007");
          stage.setScene(new Scene(table, 400, 200));
          stage.show();
          table.applyCss();
          table.layout();
          var cell =
              table.lookupAll(".table-cell").stream()
                  .map(node -> (TableCell<?, ?>) node)
                  .filter(shown -> shown.getText() != null)
                  .findFirst()
                  .orElseThrow();
          cell.fireEvent(Mouse.entered());
          for (String text : new String[] {cell.getText(), cell.getTooltip().getText()}) {
            assertTrue(text.startsWith("build"), text);
            assertFalse(text.contains("\u202E") || text.contains("\u0007"), text);
          }
          assertEquals(1, table.getItems().size());
          stage.close();
        });
  }
}
