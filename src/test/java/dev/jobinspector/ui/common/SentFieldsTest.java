package dev.jobinspector.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// What fields take while what stands in them is sent.
@Tag("process")
class SentFieldsTest {
  private final BooleanProperty sent = new SimpleBooleanProperty();
  private final TextField field = new TextField();
  private final StackPane fields = new StackPane(field);
  private int taken;

  @BeforeAll
  static void toolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void noKeysFromTheFirstAndTheyLookSoIfItLasts() throws TimeoutException {
    onFx(
        () -> {
          field.addEventHandler(KeyEvent.KEY_TYPED, _ -> taken++);
          Controls.keptWhile(sent, fields);
          type();
          assertEquals(1, taken);
          sent.set(true);
          type();
          assertEquals(1, taken);
          assertFalse(fields.isDisabled(), "at once");
        });
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, fields::isDisabled);
    onFx(
        () -> {
          sent.set(false);
          assertFalse(fields.isDisabled());
          type();
          assertEquals(2, taken);
        });
  }

  @Test
  void whatIsOverAtOnceIsNeverSeen() throws TimeoutException {
    onFx(() -> Controls.keptWhile(sent, fields));
    onFx(() -> sent.set(true));
    onFx(() -> sent.set(false));
    onFx(() -> assertFalse(fields.isDisabled()));
  }

  private void type() {
    Event.fireEvent(
        field,
        new KeyEvent(KeyEvent.KEY_TYPED, "x", "x", KeyCode.UNDEFINED, false, false, false, false));
  }

  private static void onFx(Runnable work) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(work));
  }
}
