package dev.jobinspector.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.jobinspector.testing.Mouse;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

@Tag("process")
class ControlsTest {
  @Test
  void aTooltipIsMadeWhenTheMouseComesAndIsHelpForScreenReadersFromTheFirst() throws Exception {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          Button button = new Button("Poll…");
          Controls.tooltip(button, "Poll for jobs");
          assertEquals("Poll for jobs", button.getAccessibleHelp());
          assertNull(button.getTooltip());
          button.fireEvent(Mouse.entered());
          var made = button.getTooltip();
          assertEquals("Poll for jobs", made.getText());
          button.fireEvent(Mouse.entered());
          assertEquals(made, button.getTooltip());
        });
  }
}
