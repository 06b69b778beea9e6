/// The job operations as commands, for one job or for a list.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.cli.operation;
