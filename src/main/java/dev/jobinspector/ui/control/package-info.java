/// The forms that change a pipeline: retry a stage, stop an execution, close or open a transition.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.control;
