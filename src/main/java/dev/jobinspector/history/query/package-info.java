/// What is asked of the history, as SQL that every database understands.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.history.query;
