/// What goes over the wire: HTTP, the AWS JSON protocol and its errors, signatures, planned faults
/// and the control plane.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.wire;
