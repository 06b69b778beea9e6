package dev.jobinspector.ui.common;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes one file that is dragged onto a node; several at once are not taken, since nobody could
/// say which is meant.
public final class DroppedFile {
  private DroppedFile() {}

  /// Hands each file dropped on a node on.
  public static void on(Node node, Consumer<Path> taken) {
    node.setOnDragOver(
        drag -> {
          if (isOne(drag)) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
          }
        });
    node.setOnDragDropped(
        drag -> {
          if (isOne(drag)) {
            taken.accept(drag.getDragboard().getFiles().getFirst().toPath());
            drag.setDropCompleted(true);
            drag.consume();
          }
        });
  }

  private static boolean isOne(DragEvent drag) {
    return drag.getDragboard().getFiles().size() == 1;
  }
}
