package dev.jobinspector.app;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;

/// What is hidden when a window opens, kept out of its scene until the first frame is painted:
/// JavaFX gives each node of a scene its style and its skin, visible or not. A third of the
/// window's nodes, and 0.1 s of its start.
final class HiddenNodes {
  private record Place(Pane parent, int index, Node node) {}

  private final List<Place> places = new ArrayList<>();

  private HiddenNodes() {}

  /// Takes the hidden nodes below one out of their panes.
  static HiddenNodes takenOutOf(Parent root) {
    HiddenNodes hidden = new HiddenNodes();
    hidden.takeBelow(root);
    return hidden;
  }

  private void takeBelow(Node node) {
    switch (node) {
      case ScrollPane pane -> takeBelow(pane.getContent());
      case Control _ -> {} // its nodes are its skin's
      case Pane pane when !(pane instanceof BorderPane) -> takeOutOf(pane);
      case Parent parent -> parent.getChildrenUnmodifiable().forEach(this::takeBelow);
      default -> {}
    }
  }

  private void takeOutOf(Pane pane) {
    for (int index = pane.getChildren().size() - 1; index >= 0; index--) {
      Node child = pane.getChildren().get(index);
      if (child.isVisible() || child.isManaged()) {
        takeBelow(child);
      } else {
        pane.getChildren().remove(index);
        places.add(new Place(pane, index, child));
      }
    }
  }

  /// Puts them back, each where it was, whatever else came or went meanwhile.
  void putBack() {
    for (Place place : places.reversed()) {
      List<Node> nodes = place.parent.getChildren();
      if (!nodes.contains(place.node)) {
        nodes.add(Math.min(place.index, nodes.size()), place.node);
      }
    }
    places.clear();
  }
}
