package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/// What is kept out of the first frame, and that all of it comes back where it was.
class HiddenNodesTest {
  private final Region first = hidden(new Region());
  private final Region shown = new Region();
  private final Region second = hidden(new Region());
  private final Region inTheRow = hidden(new Region());
  private final HBox row = new HBox(inTheRow, new Region());
  private final Region keepsItsRoom = new Region();
  private final Region last = hidden(new Region());
  private final VBox pane = new VBox(first, shown, second, row, keepsItsRoom, last);
  private final BorderPane root = new BorderPane(pane);

  HiddenNodesTest() {
    keepsItsRoom.setVisible(false);
  }

  private static <N extends Node> N hidden(N node) {
    node.setVisible(false);
    node.setManaged(false);
    return node;
  }

  @Test
  void whatIsHiddenIsTakenOutAndComesBackWhereItWas() {
    List<Node> all = List.copyOf(pane.getChildren());
    List<Node> ofTheRow = List.copyOf(row.getChildren());
    HiddenNodes hidden = HiddenNodes.takenOutOf(root);
    assertEquals(List.of(shown, row, keepsItsRoom), pane.getChildren());
    assertEquals(ofTheRow.subList(1, 2), row.getChildren());
    hidden.putBack();
    assertEquals(all, pane.getChildren());
    assertEquals(ofTheRow, row.getChildren());
  }

  @Test
  void whatHidesOrAppearsMeanwhileComesBackToo() {
    List<Node> all = List.copyOf(pane.getChildren());
    HiddenNodes hidden = HiddenNodes.takenOutOf(root);
    hidden(shown);
    second.setVisible(true);
    hidden.putBack();
    assertEquals(all, pane.getChildren());
  }

  @Test
  void whatElseComesOrGoesMeanwhileDoesNotKeepThemOut() {
    HiddenNodes hidden = HiddenNodes.takenOutOf(root);
    pane.getChildren().setAll(last);
    hidden.putBack();
    assertEquals(List.of(first, last, second), pane.getChildren());
  }

  @Test
  void theRegionsOfABorderPaneStay() {
    Pane bottom = hidden(new Pane());
    root.setBottom(bottom);
    HiddenNodes.takenOutOf(root).putBack();
    assertEquals(bottom, root.getBottom());
    assertEquals(pane, root.getCenter());
  }
}
