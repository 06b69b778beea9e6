package dev.jobinspector.settings;

/// The position and size of the window in screen units; of a maximised one, those that it is
/// restored to.
public record WindowBounds(double x, double y, double width, double height, boolean maximised) {}
