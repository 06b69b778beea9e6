/// The command line, run in this process and in real shells against the emulator.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.cli;
