/// The life of a job in one table: its states and what can happen to it.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.lifecycle;
