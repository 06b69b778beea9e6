/// Programs that measure: each is bounded, prints a table, and is never part of the tests.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.benchmark;
