package dev.jobinspector.ui.common;

import javafx.scene.Node;
import org.controlsfx.control.PopOver;

/// A form that hangs on the button that opened it, in the window's own look.
public final class FormPopOver extends PopOver {
  public FormPopOver(Node form, ArrowLocation arrow) {
    super(form);
    setArrowLocation(arrow);
    setDetachable(false);
    setAnimated(false);
    // ControlsFX paints it white by a sheet of its own, which would win over the window's.
    getRoot().getStylesheets().clear();
  }

  /// Opens it on a button, or closes it.
  public void toggle(Node owner) {
    if (isShowing()) {
      hide();
    } else {
      show(owner);
    }
  }
}
