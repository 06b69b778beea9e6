package dev.jobinspector.settings;

/// A column of a table as the user left it.
///
/// @param title names it within its table
/// @param width in the units of the screen
public record Column(String title, double width, boolean visible) {}
