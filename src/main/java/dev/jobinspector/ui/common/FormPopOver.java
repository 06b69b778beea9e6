package dev.jobinspector.ui.common;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/// A form that hangs on the button that opened it, in the window's own look. Built when it is first
/// opened: the first frame need not wait for it.
public final class FormPopOver {
  private final Supplier<Node> form;
  private final ArrowLocation arrow;
  private Optional<PopOver> built = Optional.empty();

  public FormPopOver(Supplier<Node> form, ArrowLocation arrow) {
    this.form = form;
    this.arrow = arrow;
  }

  /// Opens it on a button, or closes it.
  public void toggle(Node owner) {
    PopOver popOver = built.orElseGet(this::build);
    if (popOver.isShowing()) {
      popOver.hide();
    } else {
      popOver.show(owner);
    }
  }

  private PopOver build() {
    PopOver popOver = new PopOver(form.get());
    popOver.setArrowLocation(arrow);
    popOver.setDetachable(false);
    popOver.setAnimated(false);
    // ControlsFX paints it white by a sheet of its own, which would win over the window's.
    popOver.getRoot().getStylesheets().clear();
    built = Optional.of(popOver);
    return popOver;
  }
}
