package dev.jobinspector.ui.control;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.troubleshooting.ClaimAndFail;
import dev.jobinspector.ui.common.Controls;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Claim and fail: what it may do, its fields, and each step as it is taken.
public final class ClaimView extends VBox {
  private final ClaimViewModel model;

  /// @param stop opens the form of the way that needs no job
  public ClaimView(ClaimViewModel model, Runnable stop) {
    super(8);
    this.model = model;
    setId("claim-form");
    getStyleClass().add("panel-form");
    getChildren()
        .addAll(
            Controls.title("Claim and fail"),
            Controls.text(
                "Polls for one job of the action type, acknowledges it and reports a failure, and"
                    + " stops at the first step that does not succeed. A poll cannot choose"
                    + " its job: it may take another pipeline's, which is named and left to its"
                    + " timeout. A dispatched job is not dispatched again before its time.",
                "caution"),
            fields(),
            buttons(stop),
            said(),
            steps());
  }

  private Node fields() {
    PasswordField secret = Controls.named(new PasswordField(), "claim-client-token");
    secret.setPrefColumnCount(20);
    secret.textProperty().bindBidirectional(model.clientTokenProperty());
    Node token = Controls.labelled("Client token of the partner's job", secret);
    Controls.showWhile(
        token,
        model
            .jobProperty()
            .map(job -> job.filter(it -> it.kind() == JobKind.THIRD_PARTY).isPresent()));
    FlowPane query =
        new FlowPane(
            10,
            8,
            Controls.labelled(
                "Query property (if the type has one)",
                Controls.field("claim-query-key", 12, model.queryKeyProperty())),
            Controls.labelled(
                "Query value",
                Controls.field("claim-query-value", 12, model.queryValueProperty())));
    Controls.showWhile(
        query,
        model.jobProperty().map(job -> job.filter(it -> it.kind() == JobKind.CUSTOM).isPresent()));
    return new VBox(
        8,
        query,
        token,
        Controls.labelled(
            "Message of the failure",
            Controls.field("claim-message", 40, model.messageProperty())));
  }

  private Node buttons(Runnable stop) {
    Button submit = Controls.button("claim-submit", "Claim and fail", model::send, "accent");
    Controls.disableFor(model.disabledReason(), submit);
    Button cancel = Controls.button("claim-cancel", "Stop after this step", model::cancel);
    cancel.disableProperty().bind(model.sendingProperty().not());
    Button instead = Controls.button("claim-stop", "Stop and abandon instead…", stop);
    return new FlowPane(8, 8, submit, cancel, instead);
  }

  private Node said() {
    Label said = Controls.userMessage(model.disabledReason());
    said.setId("claim-said");
    said.setMinHeight(USE_PREF_SIZE);
    return said;
  }

  private Node steps() {
    VBox steps = Controls.named(new VBox(4), "claim-steps");
    model
        .steps()
        .addListener(
            (Observable _) ->
                steps.getChildren().setAll(model.steps().stream().map(ClaimView::step).toList()));
    return steps;
  }

  private static Label step(ClaimAndFail.Taken taken) {
    return Controls.text(
        "%s %s: %s".formatted(taken.asThought() ? "✓" : "✕", taken.step().title(), taken.words()));
  }
}
