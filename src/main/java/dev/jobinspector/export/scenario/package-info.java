/// What was read of a pipeline as a scenario for the emulator.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.export.scenario;
