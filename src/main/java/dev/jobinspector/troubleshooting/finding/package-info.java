/// From evidence to findings: what holds a pipeline up, how that is known, and which act fits.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.troubleshooting.finding;
