package dev.jobinspector.settings;

/// The layout of one column of a table.
///
/// @param title identifies the column within its table
/// @param width in screen units
public record Column(String title, double width, boolean visible) {}
