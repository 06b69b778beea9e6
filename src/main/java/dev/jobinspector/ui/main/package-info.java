/// The window: its frame, its connection, and how the panes meet.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.main;
