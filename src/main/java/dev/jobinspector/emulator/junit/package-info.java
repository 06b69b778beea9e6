/// The emulator in tests with JUnit.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.junit;
