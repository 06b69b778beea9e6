/// Attempts: the requests that the user made, each with its outcome, and the port to their history.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.attempt;
