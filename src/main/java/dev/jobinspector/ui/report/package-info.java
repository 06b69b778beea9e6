/// What leaves the program of the open case: its report.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.report;
