package dev.jobinspector.ui.details;

import dev.jobinspector.troubleshooting.Finding;
import dev.jobinspector.ui.common.FindingCard;
import dev.jobinspector.ui.common.Loadable;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// What the evidence about the job shows, and what to do next.
final class FindingsView extends ScrollPane {
  FindingsView(DetailsViewModel model) {
    setFitToWidth(true);
    VBox list = new VBox(14);
    list.getStyleClass().add("findings");
    setContent(list);
    model.findingsProperty().subscribe(state -> list.getChildren().setAll(content(state)));
  }

  private static List<? extends Node> content(Loadable<List<Finding>> state) {
    return switch (state) {
      case Loadable.Idle<List<Finding>> _ -> List.of(words("Pick a job to see findings."));
      case Loadable.Loading<List<Finding>> _ -> List.of(words("Looking…"));
      case Loadable.Loaded<List<Finding>>(var findings) ->
          findings.isEmpty()
              ? List.of(words("Nothing conspicuous: acknowledge the job to learn its status."))
              : findings.stream().map(FindingCard::new).toList();
      case Loadable.Failed<List<Finding>>(var why) -> List.of(words(why.text()));
    };
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    words.getStyleClass().add("quiet");
    return words;
  }
}
