/// The operations of the service: a checked JSON request in, an answer or a `ServiceError` out.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.operation;
