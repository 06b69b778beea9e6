package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.request.copy.CopyAs;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Icons;
import dev.jobinspector.ui.common.copy.Copied;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.material2.Material2AL;

/// Copies the request of the form as a command or a snippet, its secrets left out.
final class CopyAsMenu extends MenuButton {
  CopyAsMenu(AcknowledgeViewModel model) {
    super(null, Icons.of(Material2AL.CONTENT_COPY));
    setAccessibleText("Copy as");
    setId("acknowledge-copy-as");
    getStyleClass().addAll("flat", "small");
    Controls.tooltip(
        this, "Copy as a command or a snippet; nonce and client token are read from variables");
    disableProperty()
        .bind(
            model
                .serviceProperty()
                .flatMap(
                    service ->
                        model
                            .form()
                            .jobIdProblem()
                            .map(problem -> service.isEmpty() || problem.isPresent())));
    // An empty menu would not open: the entries are the same, only their texts change.
    setOnShowing(_ -> fill(model));
    getItems().add(new MenuItem());
  }

  private void fill(AcknowledgeViewModel model) {
    Optional.of(model.copies().stream().map(CopyAsMenu::item).toList())
        .filter(items -> !items.isEmpty())
        .ifPresent(getItems()::setAll);
  }

  private static MenuItem item(CopyAs.Entry entry) {
    return Controls.item(
        "copy-as-" + entry.id(),
        entry.title(),
        () -> Copied.copy("as " + entry.title(), entry.text()));
  }
}
