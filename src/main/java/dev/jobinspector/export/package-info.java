/// The history as text: attempts that leave the program as CSV, JSON or a support report, and those
/// that come back.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.export;
