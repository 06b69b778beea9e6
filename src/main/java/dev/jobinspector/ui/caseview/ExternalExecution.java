package dev.jobinspector.ui.caseview;

import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.CopyableText;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// What the worker calls its work elsewhere, and the page that it names for it. Takes no room while
/// it told neither.
final class ExternalExecution extends HBox {
  private final CopyableText id = new CopyableText("External execution", "");
  private final Hyperlink page = new Hyperlink("Open ↗");
  private final Tooltip url = new Tooltip();
  private ActionExecution.Told shown = ActionExecution.Told.NOTHING;

  ExternalExecution(CaseViewModel model, CaseActions acts) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    Label name = new Label("External execution");
    name.getStyleClass().add("quiet");
    name.setMinWidth(USE_PREF_SIZE);
    id.setId("case-external-id");
    page.setId("case-external-page");
    page.setMinWidth(USE_PREF_SIZE);
    page.setAccessibleText("Open the page of the external execution");
    page.setTooltip(url);
    page.setOnAction(_ -> shown.url().ifPresent(acts::browse));
    getChildren().addAll(name, id, page);
    show(ActionExecution.Told.NOTHING);
    model
        .stateProperty()
        .subscribe(
            open ->
                show(
                    open.flatMap(CaseState::action)
                        .map(ActionExecution::told)
                        .orElse(ActionExecution.Told.NOTHING)));
  }

  private void show(ActionExecution.Told told) {
    shown = told;
    id.setText(Printable.line(told.id().orElse("")));
    Controls.show(id, told.id().isPresent());
    Optional<String> link = told.url().filter(CaseActions::isPage);
    url.setText(Printable.line(link.orElse("")));
    Controls.show(page, link.isPresent());
    Controls.show(this, told.id().isPresent() || link.isPresent());
  }
}
