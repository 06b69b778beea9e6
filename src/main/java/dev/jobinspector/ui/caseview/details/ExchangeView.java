package dev.jobinspector.ui.caseview.details;

import dev.jobinspector.job.reply.Exchange;
import dev.jobinspector.text.Printable;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The last request about the job and its reply, as they went over the wire; credentials, signature
/// and secrets are masked before they get here.
final class ExchangeView extends VBox {
  ExchangeView(DetailsViewModel model) {
    super(6);
    getStyleClass().add("exchange");
    model.exchangeProperty().subscribe(exchange -> getChildren().setAll(content(exchange)));
  }

  private static Node[] content(Optional<Exchange> exchange) {
    if (exchange.isEmpty()) {
      Label none = new Label("No request about this job yet.");
      none.getStyleClass().add("quiet");
      return new Node[] {none};
    }
    return new Node[] {
      heading("Sent"),
      text("details-exchange-request", exchange.get().request()),
      heading("Received"),
      text(
          "details-exchange-reply",
          exchange.get().reply().isEmpty() ? "No reply came." : exchange.get().reply())
    };
  }

  private static Label heading(String title) {
    Label heading = new Label(title);
    heading.getStyleClass().add("field-name");
    return heading;
  }

  private static TextArea text(String id, String text) {
    TextArea area = new TextArea(Printable.lines(text));
    area.setId(id);
    area.setAccessibleText(id.endsWith("request") ? "Request" : "Reply");
    area.setEditable(false);
    area.getStyleClass().add("monospace");
    VBox.setVgrow(area, Priority.ALWAYS);
    return area;
  }
}
