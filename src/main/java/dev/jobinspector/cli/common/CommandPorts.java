package dev.jobinspector.cli.common;

/// All that the command line takes from outside.
public record CommandPorts(
    Console console, Services services, LocalEmulator emulator, Interruption interruption) {}
