package dev.jobinspector.ui.details;

import dev.jobinspector.troubleshooting.Finding;
import dev.jobinspector.ui.common.Icons;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Printable;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

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
              : findings.stream().map(FindingsView::card).toList();
      case Loadable.Failed<List<Finding>>(var why) -> List.of(words(why.text()));
    };
  }

  private static Node card(Finding finding) {
    Label title = new Label(Printable.line(finding.title()));
    title.getStyleClass().add("finding-title");
    title.setWrapText(true);
    Label reason = new Label(finding.reason());
    reason.setWrapText(true);
    Label next = new Label("Next: " + finding.next());
    next.setWrapText(true);
    next.getStyleClass().add("finding-next");
    VBox text = new VBox(3, title, reason, next);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox card = new HBox(10, icon(finding.weight()), text);
    card.setAlignment(Pos.TOP_LEFT);
    return card;
  }

  private static FontIcon icon(Finding.Weight weight) {
    return switch (weight) {
      case STUCK -> Icons.of(Material2AL.ERROR_OUTLINE, "finding-stuck");
      case CAUTION -> Icons.of(Material2MZ.WARNING, "finding-caution");
      case NOTE -> Icons.of(Material2AL.INFO, "finding-note");
    };
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    words.getStyleClass().add("quiet");
    return words;
  }
}
