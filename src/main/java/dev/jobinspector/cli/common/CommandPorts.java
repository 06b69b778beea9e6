package dev.jobinspector.cli.common;

/// All that the command line takes from outside.
public record CommandPorts(
    Console console,
    Services services,
    LocalEmulator emulator,
    Interruption interruption,
    Browser browser) {
  /// The ports of a program that opens no browser.
  public CommandPorts(
      Console console, Services services, LocalEmulator emulator, Interruption interruption) {
    this(console, services, emulator, interruption, Browser.NONE);
  }
}
