/// Reads and checks what CreateCustomActionType, CreatePipeline and UpdatePipeline declare.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.provision;
