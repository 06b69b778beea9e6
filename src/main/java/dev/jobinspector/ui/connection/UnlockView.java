package dev.jobinspector.ui.connection;

import dev.jobinspector.ui.common.Controls;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks for the account id before anything may be changed in production.
public final class UnlockView extends VBox {
  public UnlockView(ProductionViewModel model) {
    super(10);
    setId("unlock");
    getStyleClass().add("panel-form");
    TextField account = new TextField();
    account.setId("unlock-account");
    account.getStyleClass().add("monospace");
    account.setPromptText("twelve digits");
    account.setMaxWidth(200);
    account.textProperty().bindBidirectional(model.accountProperty());
    account.setOnAction(_ -> model.unlock());
    Button unlock =
        Controls.button("unlock-submit", "Allow changes in production", model::unlock, "danger");
    Button cancel =
        Controls.button("unlock-cancel", "Cancel", () -> model.unlockingProperty().set(false));
    HBox buttons = new HBox(10, unlock, cancel);
    buttons.setAlignment(Pos.CENTER_LEFT);
    Label problem = Controls.userMessage(model.problemProperty(), "answer-problem");
    problem.setId("unlock-problem");
    problem.setMinHeight(USE_PREF_SIZE);
    Controls.showWhile(problem, model.problemProperty().map(Optional::isPresent));
    getChildren()
        .addAll(
            Controls.title("Production is read-only"),
            Controls.text(
                "To change jobs and pipelines here, type the id of the account that this connection"
                    + " leads to. Each operation then asks once."),
            Controls.labelled("Account id", account),
            buttons,
            problem);
  }
}
