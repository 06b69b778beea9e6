package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.ui.common.Icons;
import javafx.beans.property.StringProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2MZ;

/// A field whose text shows only while its eye is pressed in.
final class SecretField extends HBox {
  private final PasswordField masked = new PasswordField();
  private final TextField plain = new TextField();

  SecretField(String id, StringProperty text) {
    super(6);
    masked.setId(id);
    masked.textProperty().bindBidirectional(text);
    plain.textProperty().bindBidirectional(text);
    plain.getStyleClass().add("monospace");
    ToggleButton eye = new ToggleButton(null, Icons.of(Material2MZ.VISIBILITY));
    eye.setTooltip(new Tooltip("Show the text"));
    eye.setAccessibleText("Show the text");
    eye.getStyleClass().add("button-icon");
    plain.visibleProperty().bind(eye.selectedProperty());
    masked.visibleProperty().bind(eye.selectedProperty().not());
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

  TextField input() {
    return masked;
  }

  void onEnter(Runnable action) {
    masked.setOnAction(_ -> action.run());
    plain.setOnAction(_ -> action.run());
  }
}
