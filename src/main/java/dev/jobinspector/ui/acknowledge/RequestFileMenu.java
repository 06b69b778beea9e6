package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.Icons;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.material2.Material2AL;

/// Opens the form from a request file, and saves it as one. Secrets go along only if asked, each
/// time again.
final class RequestFileMenu extends MenuButton {
  RequestFileMenu(RequestFileViewModel model, FileChoice files) {
    super(null, Icons.of(Material2AL.FOLDER_OPEN));
    setAccessibleText("Request file");
    setId("acknowledge-file");
    getStyleClass().addAll("flat", "small");
    Controls.tooltip(this, "Open or save the form as a JSON or YAML request file");
    MenuItem open =
        Controls.item(
            "acknowledge-file-open",
            "Open…",
            () -> files.open("Open a request file").ifPresent(model::open));
    CheckMenuItem secrets = new CheckMenuItem("Include nonce and client token");
    secrets.setId("acknowledge-file-secrets");
    getItems()
        .setAll(
            open,
            new SeparatorMenuItem(),
            save("json", "JSON", secrets, model, files),
            save("yaml", "YAML", secrets, model, files),
            secrets);
  }

  private static MenuItem save(
      String extension,
      String name,
      CheckMenuItem secrets,
      RequestFileViewModel model,
      FileChoice files) {
    return Controls.item(
        "acknowledge-file-save-" + extension,
        "Save as %s…".formatted(name),
        () -> {
          boolean asked = secrets.isSelected();
          secrets.setSelected(false);
          files.saveAs("request." + extension).ifPresent(file -> model.save(file, asked));
        });
  }
}
