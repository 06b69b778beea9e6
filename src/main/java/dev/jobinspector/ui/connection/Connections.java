package dev.jobinspector.ui.connection;

import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.SignIn;
import dev.jobinspector.ui.common.TaskRunner;

/// All that is about the connection of the window.
public record Connections(
    ConnectionViewModel inForce,
    PickerViewModel picker,
    SignInViewModel signIn,
    ProductionViewModel production,
    TrustViewModel trust) {
  /// What the person and other programs do about it.
  ///
  /// @param prompt where requests ask the person
  /// @param signIn signs in with a browser
  public record Ports(WindowPrompt prompt, SignIn signIn) {}

  /// Returns what there is for a window.
  public static Connections of(TaskRunner tasks, JobServices services, Ports ports) {
    ConnectionViewModel inForce = new ConnectionViewModel(tasks, services);
    return new Connections(
        inForce,
        new PickerViewModel(tasks, services, inForce),
        new SignInViewModel(tasks, ports.signIn(), ports.prompt(), inForce),
        new ProductionViewModel(inForce),
        new TrustViewModel(inForce));
  }
}
