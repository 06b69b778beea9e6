package dev.jobinspector.ui.connection;

import dev.jobinspector.ui.common.PanelSlot;
import dev.jobinspector.ui.common.secret.SecretsOnScreen;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;

/// Opens and closes the panels that the window itself asks for: to sign in, for an MFA code, and
/// for the account of production.
public final class Prompts {
  private final Connections connections;
  private final PanelSlot panel;
  private final Consumer<String> browser;
  private final SecretsOnScreen secrets;

  private Prompts(
      Connections connections, PanelSlot panel, Consumer<String> browser, SecretsOnScreen secrets) {
    this.connections = connections;
    this.panel = panel;
    this.browser = browser;
    this.secrets = secrets;
  }

  /// Has them open in a panel of their own, so that a form that waits stays as it is.
  ///
  /// @param browser opens a page
  public static void show(
      Connections connections, PanelSlot panel, Consumer<String> browser, SecretsOnScreen secrets) {
    Prompts prompts = new Prompts(connections, panel, browser, secrets);
    connections.signIn().asked().subscribe(prompts::update);
    connections.production().unlockingProperty().subscribe(prompts::update);
  }

  private void update() {
    Optional<WindowPrompt.Asked> asked = connections.signIn().asked().getValue();
    if (asked.isPresent()) {
      panel.open(
          "sign-in",
          () -> new SignInView(connections.signIn(), browser, secrets),
          connections.signIn()::giveUp);
      focus(
          switch (asked.get()) {
            case WindowPrompt.Asked.InBrowser _ -> "#sign-in-open";
            case WindowPrompt.Asked.ForCode _ -> "#mfa-code";
          });
    } else if (connections.production().unlockingProperty().get()) {
      panel.open(
          "unlock",
          () -> new UnlockView(connections.production()),
          () -> connections.production().unlockingProperty().set(false));
      focus("#unlock-account");
    } else {
      panel.close();
    }
  }

  /// Not while somebody types elsewhere: what follows would go into the wrong field.
  private void focus(String id) {
    Scene scene = panel.getScene();
    if (scene != null && !(scene.getFocusOwner() instanceof TextInputControl)) {
      Optional.ofNullable(panel.lookup(id)).ifPresent(Node::requestFocus);
    }
  }
}
