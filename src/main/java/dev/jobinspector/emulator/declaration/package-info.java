/// What is declared: action types, pipelines and the variables in their configuration. Values
/// alone, nothing that moves.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.declaration;
