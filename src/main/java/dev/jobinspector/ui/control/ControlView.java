package dev.jobinspector.ui.control;

import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The form of one act on a pipeline: what it is on, what it does, its fields, one button, and what
/// came of it below.
public final class ControlView extends VBox {
  private final ControlViewModel model;
  private final ControlKind kind;

  public ControlView(ControlViewModel model, ControlKind kind) {
    super(8);
    this.model = model;
    this.kind = kind;
    setId(kind.id() + "-form");
    getStyleClass().add("panel-form");
    Label on =
        Controls.words(
            kind.id() + "-on",
            model
                .targetProperty()
                .map(to -> to.map(this::userMessage).map(Printable::line).orElse("")),
            "quiet");
    HBox title = new HBox(12, Controls.title(kind.title()), on);
    title.setAlignment(Pos.BASELINE_LEFT);
    getChildren().addAll(title, Controls.text(kind.consequence(), "caution"));
    switch (kind) {
      case RETRY_STAGE ->
          getChildren()
              .add(
                  check(
                      "retry-all",
                      "All actions of the stage, not only those that failed",
                      model.allActionsProperty()));
      case STOP_EXECUTION ->
          getChildren()
              .add(
                  check(
                      "stop-abandon",
                      "Abandon its actions in progress (without this it waits until they have"
                          + " ended, and a job that nobody ends never does)",
                      model.abandonProperty()));
      case DISABLE_TRANSITION, ENABLE_TRANSITION -> {}
    }
    if (ControlViewModel.asksForReason(kind)) {
      getChildren().add(reason());
    }
    getChildren().addAll(submit(), said());
  }

  private String userMessage(ControlTarget target) {
    return switch (kind) {
      case RETRY_STAGE -> target.pipeline() + " › " + target.stage();
      case STOP_EXECUTION ->
          target.pipeline() + " · " + target.pipelineExecutionId().orElse("unknown execution");
      case DISABLE_TRANSITION, ENABLE_TRANSITION -> target.pipeline() + " · into " + target.stage();
    };
  }

  private static Node check(String id, String text, BooleanProperty property) {
    CheckBox box = Controls.check(id, text, property);
    box.setWrapText(true);
    return box;
  }

  private Node reason() {
    TextField field = Controls.field(kind.id() + "-reason", 40, model.reasonProperty());
    field.setMaxWidth(560);
    return Controls.labelled(
        kind == ControlKind.STOP_EXECUTION
            ? "Reason (optional; who looks at the pipeline sees it)"
            : "Reason (who looks at the pipeline sees it)",
        field);
  }

  private Node submit() {
    Button submit =
        Controls.button(kind.id() + "-submit", kind.title(), () -> model.send(kind), "accent");
    Controls.disableFor(model.disabledReason(kind), submit);
    return submit;
  }

  private Node said() {
    return Controls.answer(
        kind.id() + "-said",
        model.resultProperty(),
        model.disabledReason(kind),
        model.inDoubtProperty(),
        ControlView::userMessage);
  }

  private static Optional<String> userMessage(
      Loadable<Object> result, Optional<String> disabledReason) {
    return switch (result) {
      case Loadable.Idle<Object> _ -> disabledReason;
      case Loadable.Loading<Object> _ -> Optional.of("Sending…");
      case Loadable.Loaded<Object> _ ->
          Optional.of("The service accepted it. What it changes is read from the pipeline.");
      case Loadable.Failed<Object>(var why) -> Optional.of(Printable.lines(why.text()));
    };
  }
}
