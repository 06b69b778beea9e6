/// The cases that the user watches, and how the desktop is told when one moved.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.worklist.watch;
