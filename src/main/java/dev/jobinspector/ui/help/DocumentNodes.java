package dev.jobinspector.ui.help;

import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.help.Block.Span;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A document's parts as nodes.
final class DocumentNodes {
  private final Consumer<String> follow;

  /// @param follow gets the target of a link that is followed
  DocumentNodes(Consumer<String> follow) {
    this.follow = follow;
  }

  Node of(Block block) {
    return switch (block) {
      case Block.Heading heading -> {
        Label label = new Label(heading.text());
        label.setWrapText(true);
        label.getStyleClass().add("help-heading-" + heading.level());
        label.setUserData(heading.anchor());
        yield label;
      }
      case Block.Paragraph(var spans) -> flow(spans);
      case Block.Item(var number, var spans) -> item(number.isEmpty() ? "•" : number, spans);
      case Block.Code(var text) -> {
        Label code = new Label(text);
        code.setWrapText(true);
        code.getStyleClass().addAll("monospace", "help-code");
        code.setMaxWidth(Double.MAX_VALUE);
        yield code;
      }
      case Block.Table(var rows) -> table(rows);
      case Block.Picture(var text) -> Controls.quiet("Picture: " + text);
    };
  }

  private HBox item(String mark, List<Span> spans) {
    Label label = new Label(mark);
    label.setMinWidth(22);
    TextFlow text = flow(spans);
    HBox.setHgrow(text, Priority.ALWAYS);
    return new HBox(label, text);
  }

  private GridPane table(List<List<List<Span>>> rows) {
    GridPane grid = new GridPane(16, 8);
    int columns = rows.getFirst().size();
    for (int column = 0; column < columns; column++) {
      ColumnConstraints width = new ColumnConstraints();
      width.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(width);
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < Math.min(columns, rows.get(row).size()); column++) {
        TextFlow cell = flow(rows.get(row).get(column));
        cell.getStyleClass().add(row == 0 ? "help-table-heading" : "help-table-cell");
        grid.add(cell, column, row);
      }
    }
    return grid;
  }

  private TextFlow flow(List<Span> spans) {
    TextFlow flow = new TextFlow();
    flow.setLineSpacing(3);
    spans.forEach(span -> flow.getChildren().add(node(span)));
    return flow;
  }

  private Node node(Span span) {
    if (span.style() == Block.Style.LINK && !span.target().startsWith("http")) {
      Hyperlink link = new Hyperlink(span.text());
      link.setOnAction(_ -> follow.accept(span.target()));
      return link;
    }
    // There is no browser here: the address of another page is shown.
    Text text =
        new Text(
            span.style() == Block.Style.LINK
                ? span.text() + " (" + span.target() + ")"
                : span.text());
    text.getStyleClass()
        .add(
            switch (span.style()) {
              case PLAIN, LINK -> "help-plain";
              case STRONG -> "help-strong";
              case EMPHASIS -> "help-emphasis";
              case CODE -> "help-inline-code";
            });
    return text;
  }
}
