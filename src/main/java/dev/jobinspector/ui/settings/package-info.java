/// Choosing a connection and how the window looks.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.settings;
