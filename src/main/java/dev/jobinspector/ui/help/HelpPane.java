package dev.jobinspector.ui.help;

import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.overlay.OverlayPane;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What all help looks like: an overlay with a title, something to scroll, and Close.
abstract class HelpPane extends VBox {
  private final ScrollPane scroll = new ScrollPane();
  private final HBox buttons = new HBox(8);
  private final OverlayPane overlays;

  HelpPane(String id, String title, OverlayPane overlays) {
    super(10);
    this.overlays = overlays;
    setId(id);
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText(title);
    getStyleClass().add("help");
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(title);
    scroll.setId(id + "-text");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button close = Controls.button(id + "-close", "Close", overlays::close);
    close.setCancelButton(true);
    buttons.getChildren().setAll(Controls.gap(), close);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(Controls.title(title), scroll, buttons);
    overlays.add(this);
  }

  final void addButton(Node button) {
    buttons.getChildren().addFirst(button);
  }

  final void open(Node content) {
    scroll.setContent(content);
    scroll.setVvalue(0);
    overlays.open(this, scroll);
  }

  final ScrollPane scroll() {
    return scroll;
  }
}
