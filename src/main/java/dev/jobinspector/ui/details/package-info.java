/// What is known about the picked job.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.details;
