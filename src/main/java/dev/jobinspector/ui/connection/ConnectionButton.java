package dev.jobinspector.ui.connection;

import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Mark;
import dev.jobinspector.ui.connection.banner.Banner;
import dev.jobinspector.ui.connection.banner.ConnectionKind;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Says where requests go and as whom, and opens the picker. Production has a badge, and each kind
/// of connection a mark of its own shape.
public final class ConnectionButton extends Button {
  private static final double LEAST = 120;

  public ConnectionButton(ConnectionViewModel model, Runnable open) {
    setId("connection");
    setMinWidth(LEAST);
    setOnAction(_ -> open.run());
    textProperty().bind(model.summary().map(text -> Printable.line(text) + "  ▾"));
    model
        .banner()
        .map(now -> now.map(Banner::kind))
        .subscribe(kind -> setGraphic(kind.map(ConnectionButton::sign).orElse(null)));
    Tooltip all = new Tooltip();
    all.textProperty()
        .bind(
            model
                .banner()
                .map(
                    banner ->
                        banner.map(now -> Printable.lines(now.lines()) + "\n").orElse("")
                            + "Choose the connection"));
    setTooltip(all);
  }

  private static HBox sign(ConnectionKind kind) {
    HBox sign = new HBox(8, new Mark(kind.mark()));
    if (kind == ConnectionKind.PRODUCTION) {
      Label badge = new Label("PROD");
      badge.setId("connection-badge");
      badge.getStyleClass().addAll("badge", "badge-production");
      badge.setMinWidth(Region.USE_PREF_SIZE);
      sign.getChildren().add(badge);
    }
    sign.setAlignment(Pos.CENTER_LEFT);
    return sign;
  }
}
