/// Scenario files: what the emulator begins with. Read strictly, refused with the line and the
/// reason.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.scenario;
