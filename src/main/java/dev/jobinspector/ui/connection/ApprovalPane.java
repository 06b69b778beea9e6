package dev.jobinspector.ui.connection;

import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Mark;
import dev.jobinspector.ui.common.overlay.OverlayPane;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks once for each operation in production, with what it brings about, before it is sent.
public final class ApprovalPane extends VBox {
  public ApprovalPane(ProductionViewModel model, OverlayPane overlays) {
    super(12);
    setId("approval");
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText("Change in production");
    Label title = Controls.title("Change in production?");
    title.setGraphic(new Mark(Mark.Kind.PRODUCTION));
    Label words = Controls.text("");
    words.setId("approval-text");
    Button send = Controls.button("approval-send", "", model::approve, "danger");
    Button cancel = Controls.button("approval-cancel", "Cancel", model::refuse);
    HBox buttons = new HBox(8, Controls.gap(), cancel, send);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(title, words, buttons);
    overlays.add(this);
    model
        .pendingProperty()
        .subscribe(
            pending -> {
              if (pending.isPresent()) {
                words.setText(Printable.lines(text(pending.get())));
                send.setText("Send " + pending.get().operation().apiName());
                overlays.open(this, cancel);
              } else if (isOpen(overlays)) {
                overlays.close();
              }
            });
    overlays
        .shownProperty()
        .subscribe(
            (before, _) -> {
              if (before.filter(this::equals).isPresent()) {
                model.refuse();
              }
            });
  }

  private boolean isOpen(OverlayPane overlays) {
    return overlays.shownProperty().get().equals(Optional.of(this));
  }

  private static String text(ProductionViewModel.Pending pending) {
    var connection = pending.by().connection();
    return "%s goes to %s, Region %s, by profile %s. %s\nThis operation is not asked about again over this connection."
        .formatted(
            pending.operation().apiName(),
            pending
                .by()
                .state()
                .identity()
                .map(identity -> "account " + identity.account())
                .orElse("an account that is not known"),
            connection.region(),
            pending.by().state().acting().or(connection::profile).orElse("of the environment"),
            pending.operation().verb().consequence());
  }
}
