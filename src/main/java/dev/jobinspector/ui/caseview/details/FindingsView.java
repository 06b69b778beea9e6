package dev.jobinspector.ui.caseview.details;

import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Icons;
import dev.jobinspector.ui.common.Loadable;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;

/// What the evidence about the job shows, and what to do next.
final class FindingsView extends ScrollPane {
  private final VBox list = new VBox(14);
  private Loadable<List<Finding>> shown = new Loadable.Idle<>();

  FindingsView(DetailsViewModel model) {
    setFitToWidth(true);
    list.getStyleClass().add("findings");
    VBox check = new VBox(8);
    check.getStyleClass().add("findings");
    check.managedProperty().bind(Bindings.isNotEmpty(check.getChildren()));
    Runnable showCheck = () -> check.getChildren().setAll(check(model));
    model.inDoubtProperty().subscribe(_ -> showCheck.run());
    model.checkProperty().subscribe(_ -> showCheck.run());
    setContent(new VBox(check, list));
    model.findingsProperty().subscribe(this::show);
  }

  /// What is shown stays while the same is read again, and where nothing else came of it.
  private void show(Loadable<List<Finding>> state) {
    boolean stays =
        shown instanceof Loadable.Loaded
            && (state instanceof Loadable.Loading || state.equals(shown));
    if (!stays) {
      shown = state;
      list.getChildren().setAll(content(state));
    }
  }

  /// Returns what can be asked about the attempt whose outcome is unknown, and what came of asking.
  private static List<Node> check(DetailsViewModel model) {
    List<Node> shown = new ArrayList<>();
    model
        .inDoubtProperty()
        .get()
        .ifPresent(
            attempt -> {
              Button ask = new Button("Check the outcome", Icons.of(Material2AL.HELP_OUTLINE));
              ask.setId("details-what-happened");
              Controls.tooltip(
                  ask, "Read the state of the action in the pipeline; changes nothing");
              ask.setOnAction(_ -> model.ask(attempt));
              shown.add(ask);
            });
    switch (model.checkProperty().get()) {
      case Loadable.Idle<Finding> _ -> {}
      case Loadable.Loading<Finding> _ -> shown.add(Controls.quiet("Reading the action's state…"));
      case Loadable.Loaded<Finding>(var finding) -> shown.add(new FindingCard(finding));
      case Loadable.Failed<Finding>(var why) -> shown.add(Controls.quiet(why.text()));
    }
    return shown;
  }

  private static List<? extends Node> content(Loadable<List<Finding>> state) {
    return switch (state) {
      case Loadable.Idle<List<Finding>> _ ->
          List.of(Controls.quiet("Select a job to see findings."));
      case Loadable.Loading<List<Finding>> _ -> List.of(Controls.quiet("Loading…"));
      case Loadable.Loaded<List<Finding>>(var findings) ->
          findings.isEmpty()
              ? List.of(Controls.quiet("No findings. Acknowledging the job returns its status."))
              : findings.stream().map(FindingCard::new).toList();
      case Loadable.Failed<List<Finding>>(var why) -> List.of(Controls.quiet(why.text()));
    };
  }
}
