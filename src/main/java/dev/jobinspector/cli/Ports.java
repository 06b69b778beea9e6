package dev.jobinspector.cli;

/// All that the command line takes from outside.
public record Ports(
    Console console, Services services, LocalEmulator emulator, Interruption interruption) {}
