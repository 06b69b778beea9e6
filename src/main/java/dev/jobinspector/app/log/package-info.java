/// What is logged, and what is done about errors that nothing else handled.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.app.log;
