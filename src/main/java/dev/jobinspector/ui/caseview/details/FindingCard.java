package dev.jobinspector.ui.caseview.details;

import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.activity.Gap;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.ui.common.Icons;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// A finding: its weight as an icon, its title, why it is concluded, and what to do next.
public final class FindingCard extends HBox {
  public FindingCard(Finding finding) {
    super(10);
    Label title = new Label(Printable.line(finding.cause()));
    title.getStyleClass().add("finding-title");
    title.setWrapText(true);
    Label reason = new Label(Printable.lines(finding.reason()));
    reason.setWrapText(true);
    Label next = new Label("Next: " + finding.next());
    next.setWrapText(true);
    next.getStyleClass().add("finding-next");
    VBox text = new VBox(3, title, reason, next);
    if (!finding.gaps().isEmpty()) {
      Label gaps =
          new Label(
              finding.gaps().stream()
                  .map(Gap::missing)
                  .map(Printable::line)
                  .collect(Collectors.joining("; ", "Not known: ", ".")));
      gaps.setWrapText(true);
      gaps.getStyleClass().add("quiet");
      text.getChildren().add(2, gaps);
    }
    HBox.setHgrow(text, Priority.ALWAYS);
    setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(icon(finding.weight()), text);
  }

  private static FontIcon icon(Finding.Weight weight) {
    return switch (weight) {
      case STUCK -> Icons.of(Material2AL.ERROR_OUTLINE, "finding-stuck");
      case CAUTION -> Icons.of(Material2MZ.WARNING, "finding-caution");
      case NOTE -> Icons.of(Material2AL.INFO, "finding-note");
    };
  }
}
