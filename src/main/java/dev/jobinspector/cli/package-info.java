/// The command line: `job-inspector COMMAND` does one thing with no display, through the same
/// services, history and guards as the window.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.cli;
