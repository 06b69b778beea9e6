package dev.jobinspector.job.connection;

/// The one thing to do about a connection that could not be made, for a button beside the message.
public sealed interface NextStep {
  /// What the message says is all there is.
  record ReadMessage() implements NextStep {}

  /// Sign in with a browser.
  record SignIn(String profile) implements NextStep {}

  /// Connect again and enter a code of the MFA device.
  record EnterCode(String profile) implements NextStep {}

  /// Connect with another profile.
  record ChooseProfile() implements NextStep {}

  /// Run a command in a terminal, and connect again.
  record CopyCommand(String command) implements NextStep {}
}
