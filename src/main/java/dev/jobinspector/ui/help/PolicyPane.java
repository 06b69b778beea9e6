package dev.jobinspector.ui.help;

import dev.jobinspector.request.IamPolicy;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.copy.Copied;
import dev.jobinspector.ui.common.overlay.OverlayPane;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The least policy of IAM with which the window can do its work, to be given to whoever grants it.
public final class PolicyPane extends HelpPane {
  private final CheckBox readOnly = new CheckBox("Without what changes a job or a pipeline");
  private final Label text = new Label();
  private final Function<Boolean, IamPolicy> policy;

  /// @param policy makes it, with or without what changes a job or a pipeline
  public PolicyPane(Function<Boolean, IamPolicy> policy, OverlayPane overlays) {
    super("policy", "IAM policy", overlays);
    this.policy = policy;
    Controls.named(text, "policy-json", "help-code", "monospace");
    text.setMaxWidth(Double.MAX_VALUE);
    text.setWrapText(true);
    readOnly.setId("policy-read-only");
    readOnly.setOnAction(_ -> show());
    addButton(
        Controls.button("policy-copy", "Copy", () -> Copied.copy("the policy", text.getText())));
  }

  public void open() {
    show();
    VBox content =
        new VBox(
            10,
            Controls.text(
                "With this policy an identity can do what this window does, in the Region and the"
                    + " account of the connection, and nothing else."),
            readOnly,
            text);
    content.getStyleClass().add("help-text");
    open(content);
  }

  private void show() {
    text.setText(policy.apply(readOnly.isSelected()).json());
  }
}
