package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.DeviceCode;
import dev.jobinspector.job.connection.MfaQuestion;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.CopyableText;
import dev.jobinspector.ui.common.Times;
import dev.jobinspector.ui.common.copy.Copied;
import dev.jobinspector.ui.common.secret.SecretField;
import dev.jobinspector.ui.common.secret.SecretsOnScreen;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What a person is asked while credentials are resolved: to sign in with a browser, or for a code
/// of an MFA device. Nothing opens by itself: a request that waits may be one of the night.
public final class SignInView extends VBox {
  private final SignInViewModel model;
  private final Consumer<String> browser;
  private final SecretsOnScreen secrets;

  /// @param browser opens a page; may fail
  public SignInView(SignInViewModel model, Consumer<String> browser, SecretsOnScreen secrets) {
    super(10);
    this.model = model;
    this.browser = browser;
    this.secrets = secrets;
    setId("sign-in");
    getStyleClass().add("panel-form");
    model.asked().subscribe(asked -> asked.ifPresent(this::show));
  }

  private void show(WindowPrompt.Asked asked) {
    switch (asked) {
      case WindowPrompt.Asked.InBrowser(var code, var renewed, _) -> show(code, renewed);
      case WindowPrompt.Asked.ForCode(var question, _) -> show(question);
    }
  }

  private void show(DeviceCode code, boolean renewed) {
    Label shown = new Label(Printable.line(code.userCode()));
    shown.setId("sign-in-code");
    shown.getStyleClass().addAll("sign-in-code", "monospace");
    shown.setMinWidth(USE_PREF_SIZE);
    Button copy =
        Controls.button(
            "sign-in-copy-code", "Copy code", () -> Copied.copy("the code", code.userCode()));
    CopyableText address = new CopyableText("Address of the page", code.address().toString());
    address.setId("sign-in-address");
    Button copyAddress =
        Controls.button(
            "sign-in-copy-address",
            "Copy address",
            () -> Copied.copy("the address", code.address().toString()));
    Label byHand =
        Controls.text(
            "If no browser opens, open this page in any browser, on any machine, and enter the code"
                + " there:");
    byHand.setId("sign-in-by-hand");
    Button open =
        Controls.button(
            "sign-in-open",
            "Copy code and open the browser",
            () -> {
              Copied.copy("the code", code.userCode());
              open(code.complete());
            },
            "accent");
    getChildren()
        .setAll(
            Controls.title("Sign in to profile " + Printable.line(code.profile())),
            Controls.text(
                (renewed ? "The code before has expired; this is a new one. " : "")
                    + "Allow it in the browser if the page there shows this code:"),
            row(shown, copy),
            row(
                open,
                cancel(),
                waits(
                    "Waiting until %s. Requests that need it go on then."
                        .formatted(Times.local(code.expires())))),
            byHand,
            row(address, copyAddress));
  }

  /// Whether a browser opens is not known: JavaFX asks the desktop and drops its answer. So what to
  /// do without one is said beside the button, whatever comes of it.
  private void open(URI page) {
    try {
      browser.accept(page.toString());
    } catch (RuntimeException _) {
      // Like a desktop that says nothing and opens nothing.
    }
  }

  private void show(MfaQuestion question) {
    SecretField code = new SecretField("mfa-code", model.mfaCodeProperty(), secrets);
    code.onEnter(model::enterCode);
    code.setMaxWidth(180);
    Button enter = Controls.button("mfa-submit", "Enter code", model::enterCode, "accent");
    enter.disableProperty().bind(model.mfaProblem().map(Optional::isPresent));
    Label refusal =
        Controls.userMessage(
            new ReadOnlyObjectWrapper<>(question.refusal().map(Printable::lines)),
            "answer-problem");
    refusal.setId("mfa-problem");
    VBox field =
        Controls.labelled("Code of the MFA device " + Printable.line(question.serial()), code);
    code.input().setAccessibleText("Code of the MFA device");
    getChildren()
        .setAll(
            Controls.title("Enter the MFA code for profile " + Printable.line(question.profile())),
            Controls.text("It is for the role %s, and is not kept.".formatted(question.role())),
            field,
            row(enter, cancel()),
            refusal);
  }

  private Button cancel() {
    return Controls.button("sign-in-cancel", "Cancel", model::giveUp);
  }

  private static Label waits(String text) {
    Label label = Controls.text(text, "quiet");
    label.setMinWidth(0);
    return label;
  }

  private static Node row(Node... nodes) {
    FlowPane row = new FlowPane(10, 6, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
