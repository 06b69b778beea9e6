/// What it means and what to do next: messages for every failure and status, and findings from the
/// evidence about a job.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.troubleshooting;
