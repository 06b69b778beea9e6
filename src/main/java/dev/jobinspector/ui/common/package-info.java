/// What every pane uses: the one bridge between threads, states, and small ways to show things.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.common;
