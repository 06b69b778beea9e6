package dev.jobinspector.ui.help;

import dev.jobinspector.ui.common.overlay.OverlayPane;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The documents, read in the window without a network.
public final class GuidePane extends HelpPane {
  private final Button other = new Button();
  private Guide shown = Guide.USER_GUIDE;

  public GuidePane(OverlayPane overlays) {
    super("guide", "Help", overlays);
    other.setId("guide-other");
    other.getStyleClass().add("flat");
    other.setOnAction(_ -> open(next().file()));
    addButton(other);
  }

  /// Opens the user guide at its beginning.
  public void open() {
    open(Guide.USER_GUIDE.file());
  }

  /// Opens a document at a heading.
  ///
  /// @param target such as `troubleshooting.md#an-unknown-outcome`, or `#heading` for the document
  ///   that is open; one that this program does not carry opens nothing
  public void open(String target) {
    String[] parts = target.split("#", 2);
    if (parts[0].isEmpty()) {
      show(shown, parts);
    } else {
      Stream.of(Guide.values())
          .filter(guide -> guide.file().equals(parts[0]))
          .findFirst()
          .ifPresent(guide -> show(guide, parts));
    }
  }

  private void show(Guide guide, String[] parts) {
    shown = guide;
    other.setText(next().title());
    DocumentNodes nodes = new DocumentNodes(this::open);
    VBox text = new VBox(10);
    text.getStyleClass().add("help-text");
    guide.blocks().forEach(block -> text.getChildren().add(nodes.of(block)));
    text.getChildren().forEach(node -> ((Region) node).setMinHeight(Region.USE_PREF_SIZE));
    open(text);
    if (parts.length == 2) {
      layout();
      heading(text, parts[1]).ifPresent(heading -> scrollTo(text, heading));
    }
  }

  private Guide next() {
    return switch (shown) {
      case USER_GUIDE -> Guide.TROUBLESHOOTING;
      case TROUBLESHOOTING -> Guide.USER_GUIDE;
    };
  }

  private static Optional<Node> heading(VBox text, String anchor) {
    return text.getChildren().stream()
        .filter(node -> anchor.equals(node.getUserData()))
        .findFirst();
  }

  private void scrollTo(VBox text, Node heading) {
    double room = text.getHeight() - scroll().getViewportBounds().getHeight();
    if (room > 0) {
      scroll().setVvalue(Math.min(1, heading.getBoundsInParent().getMinY() / room));
    }
  }
}
