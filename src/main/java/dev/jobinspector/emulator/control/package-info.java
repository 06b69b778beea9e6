/// The emulator's own requests: what it knows and received, its clock, faults, a new beginning.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.control;
