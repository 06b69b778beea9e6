/// The worklist: stuck actions, known jobs, and what is watched.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.worklist;
