/// Programs that measure, and print what they measured.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.benchmark;
