/// The form that acknowledges a job.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.acknowledge;
