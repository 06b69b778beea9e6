package dev.jobinspector.ui.common;

import dev.jobinspector.text.Printable;
import javafx.beans.binding.Bindings;
import javafx.scene.control.TextField;

/// Text that looks like a label and can be selected and copied: an id, an ARN, an address.
public final class CopyableText extends TextField {
  private static final int MOST_COLUMNS = 90;

  /// @param name for accessibility tools
  public CopyableText(String name, String text) {
    super(Printable.line(text));
    setEditable(false);
    setAccessibleText(name);
    getStyleClass().addAll("copyable", "monospace");
    prefColumnCountProperty().bind(Bindings.createIntegerBinding(this::columns, textProperty()));
    setMinWidth(0);
    setMaxWidth(USE_PREF_SIZE);
    // A mouse reaches it; the keyboard has commands that copy, and need not stop at each.
    setFocusTraversable(false);
  }

  private int columns() {
    return Math.clamp(getText().length(), 1, MOST_COLUMNS);
  }
}
