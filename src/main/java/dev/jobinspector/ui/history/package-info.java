/// The attempts made.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.history;
