package dev.jobinspector.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;

/// What a scene shows, whatever it is made of. For the FX thread.
public final class SceneTree {
  private SceneTree() {}

  /// Returns all nodes that are shown, parents first.
  public static List<Node> shown(Parent root) {
    return collect(root, Node::isVisible, new ArrayList<>());
  }

  /// Returns all nodes, whether they are shown now or not, parents first.
  public static List<Node> all(Parent root) {
    return collect(root, _ -> true, new ArrayList<>());
  }

  private static List<Node> collect(Node node, Predicate<Node> wanted, List<Node> nodes) {
    if (wanted.test(node)) {
      nodes.add(node);
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> collect(child, wanted, nodes));
      }
    }
    return nodes;
  }

  /// Returns what is seen of a node, in the scene: less what its parents and the scene cut off.
  public static Optional<Bounds> seen(Node node) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
      if (parent.getClip() != null) {
        bounds = common(bounds, parent.localToScene(parent.getClip().getBoundsInParent()));
      }
    }
    Scene scene = node.getScene();
    bounds = common(bounds, new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
    return bounds.getWidth() < 1 || bounds.getHeight() < 1 ? Optional.empty() : Optional.of(bounds);
  }

  private static Bounds common(Bounds one, Bounds other) {
    double x = Math.max(one.getMinX(), other.getMinX());
    double y = Math.max(one.getMinY(), other.getMinY());
    return new BoundingBox(
        x,
        y,
        Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
        Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
  }

  /// Returns whether a node is part of something that scrolls.
  public static boolean scrolls(Node node) {
    return parents(node).anyMatch(p -> p instanceof ScrollPane || p instanceof VirtualFlow<?>);
  }

  /// Returns the parents of a node, the nearest first.
  public static Stream<Parent> parents(Node node) {
    return Stream.iterate(node.getParent(), parent -> parent != null, Node::getParent);
  }

  /// Returns what a screen reader calls a node: its own name, its text, or the label that is for
  /// it. The content of a text field is no name.
  public static String name(Node node) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      return labeled.getText();
    }
    return shown(node.getScene().getRoot()).stream()
        .filter(other -> other instanceof Label label && node.equals(label.getLabelFor()))
        .map(other -> ((Label) other).getText())
        .findFirst()
        .orElse("");
  }

  /// Returns all that a scene tells now to eyes and to screen readers, tooltips included. A field
  /// for a secret keeps what was typed and masks it.
  public static String texts(Parent root) {
    return shown(root).stream()
        .flatMap(
            node ->
                Stream.of(
                    node.getAccessibleText(),
                    node.getAccessibleHelp(),
                    node instanceof Labeled labeled ? labeled.getText() : null,
                    node instanceof Text text ? text.getText() : null,
                    node instanceof TextInputControl input
                            && !input.getStyleClass().contains("password-field")
                        ? input.getText()
                        : null,
                    node instanceof Control control && control.getTooltip() != null
                        ? control.getTooltip().getText()
                        : null))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  /// Returns whether the text of a label or a button is cut off with an ellipsis.
  public static boolean isCut(Labeled labeled) {
    return labeled.getText() != null
        && !labeled.getText().isEmpty()
        && labeled.lookup(".text") instanceof Text text
        && text.isVisible()
        && labeled.equals(text.getParent())
        && !text.getText().equals(labeled.getText())
        && !text.getText().equals(labeled.getText().replaceFirst("_", ""));
  }

  /// Returns a short text by which somebody finds a node.
  public static String describe(Node node) {
    String id =
        Stream.concat(Stream.of(node), parents(node))
            .map(Node::getId)
            .filter(one -> one != null)
            .findFirst()
            .orElse("");
    String text = node instanceof Labeled labeled ? " \"" + labeled.getText() + "\"" : "";
    String content = node instanceof Text one ? " \"" + one.getText() + "\"" : "";
    return "%s%s%s %s in #%s"
        .formatted(node.getClass().getSimpleName(), text, content, node.getStyleClass(), id)
        .replace('\n', ' ');
  }
}
