/// The scan for actions that are stuck on a job.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.stuck;
