package dev.jobinspector.ui.common;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Form fields: a label above, the field, and below it what is wrong with its value.
public final class FormFields {
  private FormFields() {}

  /// Returns a labelled field; the label names it for accessibility tools.
  public static VBox labelled(String name, Node field, Node... below) {
    Label label = new Label(name);
    label.getStyleClass().add("field-name");
    label.setLabelFor(field);
    field.setAccessibleText(name);
    VBox box = new VBox(4, label, field);
    box.getChildren().addAll(below);
    VBox.setVgrow(field, Priority.NEVER);
    return box;
  }

  /// Words that take no room while there are none.
  public static Label userMessage(
      ObservableValue<Optional<String>> userMessage, String... styleClasses) {
    Label label = new Label();
    label.setWrapText(true);
    label.getStyleClass().addAll(styleClasses);
    label.textProperty().bind(userMessage.map(text -> text.orElse("")));
    label.visibleProperty().bind(userMessage.map(Optional::isPresent));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }
}
