package dev.jobinspector.settings;

/// Where the window was, in the units of the screen; when it was maximised, where it would go back
/// to.
public record WindowBounds(double x, double y, double width, double height, boolean maximised) {}
