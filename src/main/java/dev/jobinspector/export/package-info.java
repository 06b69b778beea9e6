/// What leaves the program as text: attempts as CSV or JSON, cases as reports; and attempts that
/// come back.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.export;
