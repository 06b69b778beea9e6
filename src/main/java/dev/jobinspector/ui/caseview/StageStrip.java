package dev.jobinspector.ui.caseview;

import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Mark;
import dev.jobinspector.ui.common.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The stages of the pipeline: how far it is, where it is closed, and what waits.
final class StageStrip extends FlowPane {
  private List<StageState> shown = List.of();
  private Optional<String> shownAsCurrent = Optional.empty();

  StageStrip(CaseViewModel model) {
    super(0, 6);
    setId("case-stages");
    getStyleClass().add("stages");
    setAlignment(Pos.CENTER_LEFT);
    model.stateProperty().subscribe(this::show);
    Controls.showWhile(
        this,
        model.stateProperty().map(open -> open.flatMap(it -> it.context().pipeline()).isPresent()));
  }

  /// Much else changes of a case while its pipeline stays as it is.
  private void show(Optional<CaseState> open) {
    List<StageState> stages =
        open.flatMap(CaseState::pipeline).map(PipelineState::stages).orElse(List.of());
    Optional<String> current = open.map(CaseState::context).flatMap(context -> context.stage());
    if (!stages.equals(shown) || !current.equals(shownAsCurrent)) {
      shown = stages;
      shownAsCurrent = current;
      draw(stages, current);
    }
  }

  private void draw(List<StageState> stages, Optional<String> current) {
    List<Node> nodes = new ArrayList<>();
    for (StageState stage : stages) {
      HBox group = new HBox();
      group.setAlignment(Pos.CENTER_LEFT);
      if (!nodes.isEmpty()) {
        group.getChildren().add(line());
      }
      if (!stage.inbound().enabled()) {
        group.getChildren().addAll(closed(stage), line());
      }
      group.getChildren().add(chip(stage, current.equals(Optional.of(stage.name()))));
      if (!stage.waiting().isEmpty()) {
        group.getChildren().add(waiting(stage.waiting().size()));
      }
      nodes.add(group);
    }
    getChildren().setAll(nodes);
  }

  private static Region line() {
    Region line = new Region();
    line.getStyleClass().add("stage-line");
    return line;
  }

  private static Node chip(StageState stage, boolean current) {
    Mark.Kind mark =
        stage
            .latest()
            .map(StageState.Execution::status)
            .map(StageStrip::mark)
            .orElse(Mark.Kind.CREATED);
    Optional<StageState.EntryCondition> blocked =
        stage.beforeEntry().filter(StageState.EntryCondition::blocks);
    Label chip =
        new Label(
            Printable.line(stage.name()), new Mark(blocked.isPresent() ? Mark.Kind.WAITING : mark));
    chip.getStyleClass().add("stage");
    if (current) {
      chip.getStyleClass().add("stage-current");
    }
    String status = stage.latest().map(StageState.Execution::status).orElse("never ran");
    chip.setTooltip(
        new Tooltip(
            Printable.lines(
                stage.name()
                    + ": "
                    + status
                    + blocked
                        .map(
                            c ->
                                "\nIts entry condition: "
                                    + c.status()
                                    + c.summary().map(s -> ", " + s).orElse(""))
                        .orElse(""))));
    chip.setAccessibleText("Stage " + stage.name() + ": " + status);
    chip.setMinWidth(USE_PREF_SIZE);
    return chip;
  }

  private static Mark.Kind mark(String status) {
    return switch (status) {
      case "Succeeded" -> Mark.Kind.SUCCEEDED;
      case "InProgress", "Stopping" -> Mark.Kind.IN_PROGRESS;
      case "Failed" -> Mark.Kind.FAILED;
      default -> Mark.Kind.NOT_SENT;
    };
  }

  private static Node closed(StageState stage) {
    Label closed = new Label("closed", new Mark(Mark.Kind.CLOSED));
    closed.getStyleClass().add("stage-closed");
    closed.setMinWidth(USE_PREF_SIZE);
    StageState.Transition transition = stage.inbound();
    closed.setTooltip(
        new Tooltip(
            Printable.lines(
                "The transition into %s is disabled".formatted(stage.name())
                    + transition.changedAt().map(at -> " since " + Times.local(at)).orElse("")
                    + transition.changedBy().map(who -> " by " + who).orElse("")
                    + transition.reason().map(why -> ": " + why).orElse("."))));
    return closed;
  }

  private static Node waiting(int executions) {
    Label waiting =
        new Label(
            executions == 1 ? "1 execution waits" : "%,d executions wait".formatted(executions));
    waiting.getStyleClass().addAll("quiet", "stage-waiting");
    waiting.setMinWidth(USE_PREF_SIZE);
    return waiting;
  }
}
