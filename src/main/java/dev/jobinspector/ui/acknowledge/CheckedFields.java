package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.ui.common.Controls;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.controlsfx.validation.Severity;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;

/// The fields of a form, each with what is wrong with it below, told while typing.
final class CheckedFields {
  private final ValidationSupport validation = new ValidationSupport();

  CheckedFields() {
    validation.setValidationDecorator(new StyleClassValidationDecoration("invalid", "warned"));
  }

  /// What is wrong is told once something was typed: an empty form accuses nobody.
  ///
  /// @param field what stands below the name: the input, or a row around it
  VBox field(
      String name, Node field, TextInputControl input, ObservableValue<Optional<String>> problem) {
    ObservableValue<Optional<String>> told =
        input
            .textProperty()
            .flatMap(
                text ->
                    problem.map(
                        userMessage -> text.isEmpty() ? Optional.<String>empty() : userMessage));
    validation.registerValidator(
        input,
        false,
        (_, _) ->
            ValidationResult.fromMessageIf(
                input, told.getValue().orElse(""), Severity.ERROR, told.getValue().isPresent()));
    VBox box = Controls.labelled(name, field, Controls.userMessage(told, "field-problem"));
    input.setAccessibleText(name);
    return box;
  }
}
