package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.ui.common.PastedText;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// A text that is typed, and what is wrong with it.
public final class CheckedText {
  private final StringProperty text = new SimpleStringProperty("");
  private final ObservableValue<Optional<String>> problem;

  private CheckedText(Function<String, Optional<String>> check) {
    problem = text.map(typed -> check.apply(PastedText.trimmed(typed)));
  }

  /// @param check says what is wrong with a text, in words
  static CheckedText required(Function<String, Optional<String>> check) {
    return new CheckedText(check);
  }

  /// One that may be left empty.
  static CheckedText optional(Function<String, Optional<String>> check) {
    return new CheckedText(typed -> typed.isEmpty() ? Optional.empty() : check.apply(typed));
  }

  public StringProperty textProperty() {
    return text;
  }

  /// Why the text is refused, in words; empty if it is accepted.
  public ObservableValue<Optional<String>> problem() {
    return problem;
  }

  /// Returns what was typed, without white space around it; empty if that is nothing.
  Optional<String> entered() {
    return Optional.of(PastedText.trimmed(text.get())).filter(typed -> !typed.isEmpty());
  }
}
