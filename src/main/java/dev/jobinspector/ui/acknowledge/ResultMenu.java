package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.ui.common.FormPopOver;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.PopOver.ArrowLocation;

/// Opens the forms that end a job by reporting its result.
final class ResultMenu extends MenuButton {
  ResultMenu(ResultViewModel model) {
    super("Result");
    setId("acknowledge-result");
    setTooltip(new Tooltip("Report the result of the job; this ends the job"));
    setMinWidth(USE_PREF_SIZE);
    getItems()
        .setAll(
            item("result-success", "Report success…", () -> ResultView.ofSuccess(model)),
            item("result-failure", "Report failure…", () -> ResultView.ofFailure(model)));
  }

  private MenuItem item(String id, String text, Supplier<Node> form) {
    // Not LEFT_CENTER: there ControlsFX lays out for ever when words come or go below the form.
    FormPopOver popOver = new FormPopOver(form, ArrowLocation.LEFT_TOP);
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(_ -> popOver.show(this));
    return item;
  }
}
