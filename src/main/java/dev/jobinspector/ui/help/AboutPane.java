package dev.jobinspector.ui.help;

import dev.jobinspector.export.Versions;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.copy.Copied;
import dev.jobinspector.ui.common.overlay.OverlayPane;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// What the program is, what it stands on, and where it keeps its data.
public final class AboutPane extends HelpPane {
  private final Map<String, String> facts;

  /// @param data the data folder
  public AboutPane(Path data, OverlayPane overlays) {
    super("about", "About Job Inspector", overlays);
    facts = facts(Versions.current(), data);
    addButton(Controls.button("about-copy", "Copy", () -> Copied.copy("the facts", text(facts))));
  }

  public void open() {
    GridPane grid = new GridPane(18, 7);
    grid.getStyleClass().add("help-text");
    facts.forEach(
        (name, value) -> {
          Label label = new Label(name);
          label.setMinWidth(Label.USE_PREF_SIZE);
          label.getStyleClass().add("quiet");
          Label text = new Label(value);
          text.setWrapText(true);
          grid.addRow(grid.getRowCount(), label, text);
        });
    open(grid);
  }

  static Map<String, String> facts(Versions versions, Path data) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Version", versions.program());
    facts.put("AWS SDK for Java", versions.sdk());
    facts.put("Java", versions.java());
    facts.put("JavaFX", System.getProperty("javafx.runtime.version", "unknown"));
    facts.put("System", versions.system());
    facts.put("Data folder", data.toString());
    return facts;
  }

  static String text(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + ": " + fact.getValue())
        .collect(Collectors.joining("\n", "Job Inspector\n", "\n"));
  }
}
