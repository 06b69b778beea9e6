package dev.jobinspector.ui.common.secret;

import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Icons;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2MZ;

/// A field whose text shows only while its eye is pressed in, ten seconds at most. Nothing of it is
/// undone, dragged away, or told to accessibility tools.
public final class SecretField extends HBox {
  private final PasswordField masked = new PasswordField();
  private final TextField plain;

  /// @param id of the field that is masked
  public SecretField(String id, StringProperty text, SecretsOnScreen secrets) {
    super(6);
    plain = new Plain(secrets);
    masked.setId(id);
    masked.textProperty().bindBidirectional(text);
    plain.textProperty().bindBidirectional(text);
    plain.getStyleClass().add("monospace");
    for (TextField field : new TextField[] {masked, plain}) {
      field.addEventFilter(KeyEvent.KEY_PRESSED, SecretField::withoutUndo);
      field.addEventFilter(MouseEvent.DRAG_DETECTED, MouseEvent::consume);
      // In place of the field's own, which has undo.
      MenuItem paste = new MenuItem("Paste");
      paste.setOnAction(_ -> field.paste());
      field.setContextMenu(new ContextMenu(paste));
    }
    ToggleButton eye = new ToggleButton(null, Icons.of(Material2MZ.VISIBILITY));
    eye.setId(id + "-reveal");
    Controls.tooltip(eye, "Show the text for ten seconds");
    eye.setAccessibleText("Show the text for ten seconds");
    eye.getStyleClass().add("button-icon");
    plain.visibleProperty().bind(eye.selectedProperty());
    masked.visibleProperty().bind(eye.selectedProperty().not());
    eye.selectedProperty()
        .subscribe(
            shown -> {
              if (shown) {
                secrets.revealed(() -> eye.setSelected(false));
              }
            });
    text.subscribe(
        now -> {
          // Not typed here: another job's secret, which nobody has asked to see.
          if (now.isEmpty() || !(masked.isFocused() || plain.isFocused())) {
            eye.setSelected(false);
          }
        });
    StackPane field = new StackPane(masked, plain);
    HBox.setHgrow(field, Priority.ALWAYS);
    getChildren().addAll(field, eye);
  }

  /// Undo would bring back what was there before, such as another job's secret.
  private static void withoutUndo(KeyEvent key) {
    boolean undo = key.getCode() == KeyCode.Z || key.getCode() == KeyCode.Y;
    if ((key.isShortcutDown() && undo)
        || (key.isAltDown() && key.getCode() == KeyCode.BACK_SPACE)
        || key.getCode() == KeyCode.UNDO) {
      key.consume();
    }
  }

  /// Returns the field that has the id.
  public TextField input() {
    return masked;
  }

  /// Has something done on Enter.
  public void onEnter(Runnable action) {
    masked.setOnAction(_ -> action.run());
    plain.setOnAction(_ -> action.run());
  }

  /// What is copied here leaves the clipboard again.
  private static final class Plain extends TextField {
    private final SecretsOnScreen secrets;

    Plain(SecretsOnScreen secrets) {
      this.secrets = secrets;
    }

    @Override
    public void copy() {
      if (!getSelectedText().isEmpty()) {
        secrets.copy(getSelectedText());
      }
    }

    @Override
    public void cut() {
      copy();
      replaceSelection("");
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
      return attribute == AccessibleAttribute.TEXT
          ? ""
          : super.queryAccessibleAttribute(attribute, parameters);
    }
  }
}
