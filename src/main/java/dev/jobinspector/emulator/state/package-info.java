/// What the emulated service knows: jobs, action types, pipelines and their executions, the clock,
/// and the rules by which they move. Knows neither HTTP nor JSON; one lock, in `Service`, guards
/// all.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.state;
