/// The history on disk: the JDBC adapter of [dev.jobinspector.attempt.AttemptLog]. SQL and JDBC
/// types stay in here.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.history;
