/// Measurements that a person runs; nothing here is asserted in tests.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.benchmark;
