package dev.jobinspector.ui.help;

import dev.jobinspector.ui.common.command.Command;
import dev.jobinspector.ui.common.command.Commands;
import dev.jobinspector.ui.common.command.Shortcut;
import dev.jobinspector.ui.common.overlay.OverlayPane;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The keys: first those that act where the focus is, then the others.
public final class ShortcutsPane extends HelpPane {
  private final Commands commands;

  public ShortcutsPane(Commands commands, OverlayPane overlays) {
    super("shortcuts", "Keyboard shortcuts", overlays);
    this.commands = commands;
  }

  /// Opens it for what has the focus now.
  public void open() {
    open(content(getScene() == null ? null : getScene().getFocusOwner()));
  }

  private VBox content(@Nullable Node focused) {
    VBox content = new VBox(10);
    content.getStyleClass().add("help-text");
    section(content, "Here", acting(focused, true));
    section(content, "Elsewhere", acting(focused, false));
    return content;
  }

  private List<Command> acting(@Nullable Node focused, boolean here) {
    return commands.all().stream()
        .filter(command -> !command.shortcuts().isEmpty())
        .filter(
            command ->
                here
                    == command.shortcuts().stream()
                        .anyMatch(shortcut -> shortcut.reach().includes(focused)))
        .toList();
  }

  private static void section(VBox content, String title, List<Command> shown) {
    if (shown.isEmpty()) {
      return;
    }
    Label heading = new Label(title);
    heading.getStyleClass().add("help-heading-3");
    GridPane grid = new GridPane(24, 6);
    for (Command command : shown) {
      Label keys =
          new Label(
              command.shortcuts().stream()
                  .map(Shortcut::text)
                  .distinct()
                  .collect(Collectors.joining("  or  ")));
      keys.getStyleClass().addAll("monospace", "shortcut-keys");
      grid.addRow(grid.getRowCount(), keys, new Label(command.title()));
    }
    content.getChildren().addAll(heading, grid);
  }
}
