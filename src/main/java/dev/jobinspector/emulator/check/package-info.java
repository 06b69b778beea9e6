/// What the service refuses: the constraints of the service model, and its errors.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.check;
