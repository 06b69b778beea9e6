/// The life of a job and the way into a stage, each in one table.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.lifecycle;
